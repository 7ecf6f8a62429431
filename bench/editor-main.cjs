// The extension's main file in the bench: loads the real one, and notes how long the host was busy with each call into it.
const { readFileSync } = require("node:fs");
const { compileFunction } = require("node:vm");
const { join } = require("node:path");

const file = (name) => join(__dirname, `dist/${name}.js`);
/** Calls of the extension's code that others made: what for, when it began, how long it took, in milliseconds. */
const calls = [];
/** How many noted calls are under way: only the outermost counts. */
let depth = 0;

/** The same function, noted whenever it is called from outside of the extension. */
function timed(label, work) {
	if (typeof work !== "function") return work;
	return function (...args) {
		if (depth > 0) return work.apply(this, args);
		depth++;
		const at = performance.now();
		try {
			return work.apply(this, args);
		} finally {
			depth--;
			calls.push({ label, at, ms: performance.now() - at });
		}
	};
}

/** A provider whose functions are noted. */
function timedProvider(provider) {
	if (typeof provider !== "object" || provider === null) return provider;
	return new Proxy(provider, {
		get(target, key) {
			const value = target[key];
			return typeof value === "function"
				? timed(String(key), value.bind(target))
				: value;
		},
	});
}

/** A part of the editor's interface whose events and registrations are noted. */
function timedPart(name, part) {
	return new Proxy(
		{},
		{
			get(_, key) {
				const value = part[key];
				if (typeof value !== "function") return value;
				if (/^onDid|^onWill/.test(key))
					return (listener, ...rest) =>
						value.call(part, timed(`${name}.${key}`, listener), ...rest);
				if (/^register\w+Provider$/.test(key))
					return (selector, provider, ...rest) =>
						value.call(
							part,
							typeof selector === "object" &&
								/^provide/.test(Object.keys(selector)[0] ?? "")
								? timedProvider(selector)
								: selector,
							timedProvider(provider),
							...rest,
						);
				return value.bind(part);
			},
		},
	);
}

function timedEditor(vscode) {
	const parts = {};
	for (const name of ["workspace", "window", "languages"])
		parts[name] = timedPart(name, vscode[name]);
	return new Proxy(
		{},
		{ get: (_, key) => (key in parts ? parts[key] : vscode[key]) },
	);
}

/** Milliseconds that compiling and running the file takes that a bundle is. */
function load(bundle, salt, requires) {
	const source = readFileSync(bundle, "utf8");
	const at = performance.now();
	const module = { exports: {} };
	compileFunction(
		`${source}\n//${salt}`,
		["exports", "require", "module", "setTimeout"],
		{ filename: bundle },
	)(module.exports, requires, module, (work, ...rest) =>
		setTimeout(timed("timer", work), ...rest),
	);
	return { ms: performance.now() - at, exports: module.exports };
}

const editor = timedEditor(require("vscode"));
const entry = load(file("extension"), "", (name) =>
	name === "./web/extension.js" ? loadParts() : require(name),
);
/** What loading and starting the extension's parts took, in milliseconds. */
const parts = { load: 0, start: 0 };

function loadParts() {
	const { ms, exports } = load(file("web/extension"), "", (name) =>
		name === "vscode" ? editor : require(name),
	);
	parts.load = ms;
	return {
		activate(context) {
			const at = performance.now();
			const api = exports.activate(context);
			parts.start = performance.now() - at;
			return api;
		},
	};
}

exports.activate = async (context) => {
	const at = performance.now();
	const activating = entry.exports.activate(context);
	const activation = performance.now() - at;
	const api = await activating;
	return {
		...api,
		bench: {
			calls,
			entry: entry.ms + activation,
			...parts,
			/** Milliseconds that loading the parts takes once more. */
			loadAgain: (salt) => load(file("web/extension"), salt, require).ms,
		},
	};
};
