/** Maps that differ from others in a few entries: made without a copy of what stays the same. */

/** With more entries than this on top, what lies below is copied after all. */
const mostOnTop = 256;

/**
 * A map with some entries exchanged. Takes the map, which must not change any more, and the new values by key; undefined takes an entry
 * out. The order is that of the map, with new keys behind it.
 */
export function patched<V extends {}>(
	map: ReadonlyMap<string, V>,
	changes: ReadonlyMap<string, V | undefined>,
): ReadonlyMap<string, V> {
	const [below, before] =
		map instanceof Patched ? [map.below, map.top] : [map, undefined];
	const top = new Map([...(before ?? []), ...changes]);
	const result = new Patched<V>(below, top);
	return top.size > mostOnTop ? new Map(result) : result;
}

class Patched<V extends {}> implements ReadonlyMap<string, V> {
	readonly size: number;

	constructor(
		readonly below: ReadonlyMap<string, V>,
		/** Undefined for what is gone. */
		readonly top: ReadonlyMap<string, V | undefined>,
	) {
		let size = below.size;
		for (const [key, value] of top)
			size += Number(value !== undefined) - Number(below.has(key));
		this.size = size;
	}

	get(key: string): V | undefined {
		return this.top.has(key) ? this.top.get(key) : this.below.get(key);
	}

	has(key: string): boolean {
		return this.get(key) !== undefined;
	}

	*entries(): MapIterator<[string, V]> {
		for (const [key, value] of this.below) {
			const now = this.top.has(key) ? this.top.get(key) : value;
			if (now !== undefined) yield [key, now];
		}
		for (const [key, value] of this.top)
			if (value !== undefined && !this.below.has(key)) yield [key, value];
	}

	*keys(): MapIterator<string> {
		for (const [key] of this.entries()) yield key;
	}

	*values(): MapIterator<V> {
		for (const [, value] of this.entries()) yield value;
	}

	[Symbol.iterator](): MapIterator<[string, V]> {
		return this.entries();
	}

	forEach(
		each: (value: V, key: string, map: ReadonlyMap<string, V>) => void,
	): void {
		for (const [key, value] of this.entries()) each(value, key, this);
	}
}
