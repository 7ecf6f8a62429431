import type { Browser, Page } from "playwright-core";
import type { ServerOptions } from "./server.mjs";

export function launchBrowser(): Promise<Browser>;

export function openWorkbench(
	options: ServerOptions & {
		readonly open: string;
		readonly tests?: string;
		readonly browser?: Browser;
		readonly viewport?: { readonly width: number; readonly height: number };
		readonly language?: string;
		readonly onExit?: (code: number) => void;
	},
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }>;
