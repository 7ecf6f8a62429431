/** Errors without the stacks that nobody reads. */

/**
 * Leaves the stacks out of the errors that are made while the tests of a `describe` run: the parser of YAML makes an error of each of very
 * many faults, and their stacks cost more than the reading.
 */
export function withoutStacks(): void {
	const { stackTraceLimit } = Error;
	before(() => {
		Error.stackTraceLimit = 0;
	});
	after(() => {
		Error.stackTraceLimit = stackTraceLimit;
	});
}
