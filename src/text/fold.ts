/** Words in the form that they are compared in: lower case, without accents. */

/** Lower case without accents: `Août` and `aout`, `ПРИНЯТ` and `принят`, `Łódź` and `lodz`. Marks that make another letter, as in Japanese, stay. */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which has no accents
	return /^[\x00-\x7f]*$/.test(lower)
		? lower
		: lower
				.replaceAll("ß", "ss")
				.replaceAll("ı", "i")
				.replaceAll("ł", "l")
				.normalize("NFD")
				.replace(/[\u0300-\u036f]/g, "")
				.normalize("NFC");
}

/** The same where every letter keeps its place: one that would become several stays. */
export function foldedInPlace(text: string): string {
	return text
		.replace(/[\u0080-\uffff]/g, (letter) => {
			const plain = fold(letter);
			return plain.length === 1 ? plain : letter;
		})
		.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
