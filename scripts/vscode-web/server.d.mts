export interface ServerOptions {
	readonly userData?: string;
	readonly extensions?: string;
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly development?: {
		readonly path: string;
		readonly kind?: "workspace" | "web";
	};
	readonly env?: Readonly<Record<string, string>>;
	readonly onLost?: (why: string) => void;
}

export function startServer(options?: ServerOptions): Promise<{
	address(path: string, tests?: string): string;
	close(): Promise<void>;
}>;

export function installExtension(vsix: string, extensions: string): void;
