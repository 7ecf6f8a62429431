/** The linked operating model: what the artifacts of one root say together. Plain data, made by `link`. */

import type { Artifact, Item } from "../domain/artifact";
import type { CategoryInfo, CoverageState } from "../domain/category";
import type { Range } from "../domain/position";
import type { Reference } from "../domain/reference";
import type { Config } from "../text/config";

/** A reference with what was found for it. */
export interface LinkedReference {
	readonly reference: Reference;
	readonly artifact: Artifact;
	/** The item that it stands in; undefined in a page's own text. */
	readonly from?: Item;
	readonly target?: Item;
	/** The file that it leads to, whether an artifact or not; undefined where nothing was found. */
	readonly targetFile?: string;
}

export interface CategoryCoverage {
	readonly category: CategoryInfo;
	readonly state: CoverageState;
	/** The artifacts that make it present or partial; inherited ones too. */
	readonly artifacts: readonly Artifact[];
	/** Why it is partial, not needed or not expected, in a few words. */
	readonly why?: string;
}

/** One operating model: a root and all artifacts below it that no nested model owns. */
export interface Model {
	/** Folder from the workspace root, `/`-separated; "" for the workspace root, `../company` outside of it. */
	readonly root: string;
	readonly config: Config;
	/** Settings with those that it inherits from the models it extends. */
	readonly settings: Settings;
	/** In the order of their paths. */
	readonly artifacts: readonly Artifact[];
	/** Brought in by `extends`; its diagnostics are not this workspace's. */
	readonly inherited: boolean;
	/** The models that it extends, nearest first. */
	readonly extended: readonly Model[];
	/** The model above it in the workspace. */
	readonly parent?: Model;
	/** Somebody has begun to keep an operating model here (design: Adopted). */
	readonly adopted: boolean;
	/** By `idKey`; more than one where an id is defined twice or a decision number stands in several folders. */
	readonly items: ReadonlyMap<string, readonly Item[]>;
	/** References of all its artifacts, in the order of files and places. */
	readonly references: readonly LinkedReference[];
}

/** What a model goes by once inherited configuration is taken into account. */
export interface Settings
	extends Pick<Config, "rules" | "notNeeded" | "words"> {
	readonly stage: NonNullable<Config["stage"]>;
	readonly preset: NonNullable<Config["preset"]>;
	readonly expect?: Config["expect"];
}

/** A file that exists but was not read as an artifact, with the reason. */
export interface Skipped {
	readonly file: string;
	readonly reason: string;
}

export interface Workspace {
	/** The root model first, then the others by path. */
	readonly models: readonly Model[];
	readonly root: Model;
	readonly artifacts: ReadonlyMap<string, Artifact>;
	/** The model that a path belongs to, and every artifact of it. */
	modelOf(file: string): Model;
	/** Says whether a file of that path is in the workspace, artifact or not. */
	exists(file: string): boolean;
	readonly skipped: readonly Skipped[];
	/** Kinds that a file claims but that are none of ours, at a place that is ours. */
	readonly unknownKinds: readonly UnknownKind[];
}

export interface UnknownKind {
	readonly file: string;
	readonly written: string;
	readonly range: Range;
}
