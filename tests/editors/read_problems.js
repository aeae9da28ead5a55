// Standard input: a program's output; argument: a tasks.json. Standard output: the problems that the first task's matcher makes of it.
const fs = require('node:fs');
const { parseProblemMatchersJson } = require('@rushstack/problem-matcher');

const [task] = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).tasks;
const [matcher] = parseProblemMatchersJson([{ name: task.label, ...task.problemMatcher }]);
const lines = fs.readFileSync(0, 'utf8').split('\n');
console.log(JSON.stringify(lines.map((line) => matcher.exec(`${line}\n`)).filter(Boolean)));
