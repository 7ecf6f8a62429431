/** Sends a voice note to the service in Virginia. Ends with ADR-0006. */
export async function transcribe(note: Blob, language: "de-AT" | "sl"): Promise<string> {
	const body = new FormData();
	body.set("note", note);
	body.set("language", language);
	const answer = await fetch(new URL("/v2/transcripts", process.env.TRANSCRIBE_URL), { method: "POST", body });
	if (!answer.ok) throw new Error(`The transcript service answered ${answer.status}`);
	return answer.text();
}
