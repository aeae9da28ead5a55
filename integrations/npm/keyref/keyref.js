#!/bin/sh
":" //; # Two programs in one: sh runs the lines that begin so, node takes them for text and comments. Where sh finds the program, node,
":" //; # which takes longer to start than a commit's check does, need not.
":" //; here=$(readlink -f -- "$0"); here=${here%/*}
":" //; for program in "$here/../@keyref/linux-x64/keyref" "$here/node_modules/@keyref/linux-x64/keyref"; do [ -x "$program" ] && exec "$program" "$@"; done
":" //; exec node "$0" "$@"

"use strict";

const { spawn } = require("child_process");

const NOTHING_CHECKED = 3;

function fail(message) {
  process.stderr.write(`keyref: ${message}; nothing was checked\n`);
  process.exit(NOTHING_CHECKED);
}

function findProgram() {
  const name = `@keyref/${process.platform}-${process.arch}`;
  try {
    return require.resolve(`${name}/keyref`);
  } catch {
    return fail(`the package ${name} is not installed: it does not exist for every platform, and is left out by --omit=optional`);
  }
}

// Before there is a program, so that no signal can leave it behind.
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));

const child = spawn(findProgram(), process.argv.slice(2), { stdio: "inherit" });
child.on("error", (error) => fail(`its program cannot be run (${error.code})`));
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code);
  for (const each of SIGNALS) process.removeAllListeners(each);
  process.kill(process.pid, signal);
});
