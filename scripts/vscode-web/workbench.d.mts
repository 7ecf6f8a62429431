import type { Page } from "playwright-core";
import type { ServerOptions } from "./server.mjs";

export function openWorkbench(
	options: ServerOptions & {
		readonly open: string;
		readonly tests?: string;
		readonly onExit?: (code: number) => void;
	},
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }>;
