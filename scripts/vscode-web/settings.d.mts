export const still: Readonly<Record<string, unknown>>;

export function seedSettings(
	userData: string,
	settings?: Readonly<Record<string, unknown>>,
): void;
