// Prints a line for each thing that is wrong with an AsyncAPI document, and fails if there is any: node lint.mjs FILE
import { Parser, fromFile } from '@asyncapi/parser';

const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
for (const { code, message, path, range } of diagnostics) {
  console.log(`${range.start.line + 1}: ${code} at ${path.join('/')}: ${message}`);
}
process.exit(document && diagnostics.length === 0 ? 0 : 1);
