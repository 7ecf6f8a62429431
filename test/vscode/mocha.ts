/** Mocha inside an extension host: the build that needs neither Node nor a page, so that one bundle of tests serves both hosts. */

import "mocha/mocha";
import { mocha as settings } from "../../package.json";

const { Mocha } = globalThis as unknown as {
	Mocha: new (options: object) => MochaInstance;
};

interface MochaInstance {
	readonly suite: { emit(event: string, ...args: unknown[]): void };
	grep(pattern: string): void;
	run(done: (failures: number) => void): {
		readonly stats: { readonly passes: number; readonly failures: number };
		once(event: "pass", listener: () => void): void;
	};
}

export const mocha = new Mocha({
	reporter: "spec",
	timeout: settings.timeout,
	ui: "bdd",
});
// Gives `describe` and `it` to the test files, which are imported after this one.
mocha.suite.emit("pre-require", globalThis, "", mocha);
