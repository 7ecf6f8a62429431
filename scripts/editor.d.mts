type Way = "code" | "download" | "workbench";
type Environment = Readonly<Record<string, string | undefined>>;

export function findProgram(
	name: string,
	machine: {
		readonly env: Environment;
		readonly platform: string;
		canRun(path: string): boolean;
	},
): string | undefined;

export function waysToOpen(machine: {
	readonly code?: string | undefined;
	readonly env: Environment;
	readonly platform: string;
	readonly obstacle?: string | undefined;
}): Way[];

export function openingArguments(project: string, folder: string): string[];

export function howToOpen(
	ways: readonly Way[],
	project: string,
	folder: string,
): string;

export const whatToInstall: string;
