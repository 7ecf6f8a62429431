/** Adds a value to the list of a key, which begins with it where there is none yet. Returns that list. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): V[] {
	const known = lists.get(key);
	if (known) {
		known.push(value);
		return known;
	}
	const list = [value];
	lists.set(key, list);
	return list;
}
