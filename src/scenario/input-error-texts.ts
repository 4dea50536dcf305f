/**
 * The English of input errors: the terminal prints it, and it is a part of the page's English
 * catalogue. Parameters stand in double braces, as catalogues have them; what follows a comma
 * there is how a catalogue formats it, and is nothing to the terminal. `input-error.ts` looks texts
 * up by code, so that the compiler rejects one that is missing.
 */

/** By `Expectation`. */
export const EXPECTATION_TEXTS = {
  text: "text",
  number: "a number",
  finite: "a finite number",
  whole: "a whole number",
  "not-negative": "0 or more",
  "above-0": "above 0",
  "at-least-1": "1 or more",
  "at-most-1": "at most 1",
  "below-24": "below 24",
  "at-most-24": "at most 24",
  "at-most-100": "at most 100: a fraction of one PM, where 1 is a whole PM",
  "at-most-10": "at most 10",
  "at-most-a-million": "at most 1000000, where demand is generated",
  "at-least-pms": "at least as many as PMs, where demand is generated",
  weight: "weights of which at least one is above 0",
  "32-bit": "from -2147483648 to 4294967295",
  instant: 'an instant in UTC such as "2011-03-03T00:00:00Z", or null',
  streams: "1 or 2",
  list: "a list",
  object: "an object",
  vector: "three figures: cpu, net, mem",
  resource: '"cpu", "net" or "mem"',
  pattern: '"normal", "steady" or "ramp"',
  demand: '"table", "patterns" or "generated"',
  capacity: '"uniform" or a list',
  placement: '"even" or a list',
  pm: "the index of a PM, from 0",
  vm: "the index of a VM, from 0",
  step: "a step of the scenario, from 0",
  intervention: '"move", "swap", "veto", "load", "threshold", "pm-down" or "pm-added"',
  "some-vms": "a list with at least one VM",
  "each-vm-once": "a VM that is not in the list yet",
  "another-vm": "another VM",
  "within-100": "from -100 to 100: a fraction of one PM, where 1 is a whole PM",
} as const;

/** By `InputProblemCode`. */
export const INPUT_ERROR_TEXTS = {
  "not-utf8": "the file is not UTF-8 text",
  "empty-file": "the file is empty",
  "bad-quotes": "a quoted cell is not closed, or goes on after its closing quote",
  "missing-columns": "the header lacks {{columns}}; it has {{found}}",
  "wrong-separator": "the cells seem to be separated by {{found}}, but must be by commas",
  "unknown-columns": "the header has {{columns}}, but only {{known}} are known",
  "doubled-column": "the header has this column twice",
  "hour-and-step": 'the header has both "hour" and "step", which mean the same',
  "no-rows": "there is a header, but no row below it",
  "blank-line": "a blank line among the rows",
  "wrong-cell-count": "the number of cells is {{found}}, but the header has {{expected}}",
  "empty-cell": "the cell is empty",
  "not-a-number": "not a number",
  "not-finite": "not a finite number",
  "negative-number": "negative",
  "not-an-integer": "not a whole number",
  "not-a-fraction":
    "demands are fractions of one PM (1 is a whole PM); this is more than the most that is read, {{most}}",
  "doubled-row": "VM {{vm}} has hour {{hour}} on line {{first}} already",
  "missing-row":
    "VM {{vm}} has no row for hour {{hour}}; each VM needs one for every hour from 0 to {{last}}",
  "not-json": "not JSON: {{reason}}",
  "no-schema": 'not a scenario file; its "schema" must be "{{expected}}"',
  "newer-schema": "version {{version}} of the format is newer than the newest known here, {{known}}",
  "wrong-value": "must be {{expected}}",
  "wrong-length": "has {{found}} entries, not {{expected}}",
  "list-too-long": "has {{found, number}} entries, but at most {{most, number}} are read",
  "too-many-added": "adds {{found, number}} PMs, but at most {{most, number}} can be added",
  "missing-key": "{{key}} is missing",
  "unknown-key": "{{key}} is not part of the format",
  unreadable: "cannot be read: {{reason}}",
  "table-too-large":
    "the demand table has steps * VMs * 3 = {{figures, number}} figures, more than the {{most, number}} that fit",
  "run-too-large":
    "a run would record steps * PMs * 3 = {{figures, number}} figures, more than the {{most, number}} that fit",
} as const;
