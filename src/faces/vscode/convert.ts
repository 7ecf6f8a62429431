/** The engine's plain data as the editor's objects. Both count lines and characters from 0, characters in UTF-16 units. */

import {
	DiagnosticSeverity,
	Location,
	Position,
	Range,
	type Uri,
	WorkspaceEdit,
} from "vscode";
import type { Edit, Severity } from "../../domain/diagnostic";
import type * as domain from "../../domain/position";

export function toRange({ start, end }: domain.Range): Range {
	return new Range(start.line, start.character, end.line, end.character);
}

export function toPosition({ line, character }: domain.Position): Position {
	return new Position(line, character);
}

export function fromPosition({ line, character }: Position): domain.Position {
	return { line, character };
}

export function fromRange({ start, end }: Range): domain.Range {
	return { start: fromPosition(start), end: fromPosition(end) };
}

export function toLocation(uri: Uri, range: domain.Range): Location {
	return new Location(uri, toRange(range));
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

export function toSeverity(severity: Severity): DiagnosticSeverity {
	return severities[severity];
}

const encoder = new TextEncoder();

/** Edits as one step that the editor can undo. Takes how a path becomes an address; files to be created must not exist yet. */
export function toWorkspaceEdit(
	edits: readonly Edit[],
	uriOf: (file: string) => Uri,
): WorkspaceEdit {
	const result = new WorkspaceEdit();
	for (const { file, range, newText, create } of edits)
		if (create)
			result.createFile(uriOf(file), { contents: encoder.encode(newText) });
		else result.replace(uriOf(file), toRange(range), newText);
	return result;
}
