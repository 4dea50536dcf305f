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
  "at-least-1": "1 or more",
  "below-a-billion": "below 1000000000",
  "threshold-range": "from 0.001 to 1",
  "migration-memory": "MiB from 1 to 1000000000",
  "migration-rate": "MiB per second from 0.001 to 1000000",
  "migration-writes": "MiB per second from 0 to 1000000",
  "capacity-range": "from 0.001 to 1000, where 1 is the reference PM's",
  "width-range": "from 0.01 to 1000 hours",
  "below-24": "below 24",
  "at-most-24": "at most 24",
  "at-most-100": "at most 100: a fraction of one PM, where 1 is a whole PM",
  "at-most-10": "at most 10",
  "load-range": "from 0.01 to 10",
  "weight-range": "from 0 to 1000000",
  "at-most-a-million": "at most 1000000, where demand is generated",
  "at-least-pms": "at least as many as PMs, where demand is generated",
  weight: "weights of which at least one is above 0",
  "32-bit": "from -2147483648 to 4294967295",
  "before-10000": "so early, or steps so few and short, that all is over before the year 10000",
  "step-length": "from 0.00001 to 527,040 minutes (366 days)",
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
  "not-utf8": "from here on the file is not UTF-8 text; save it as UTF-8",
  "empty-file": "the file is empty",
  "bad-quotes": "a quoted cell is not closed, or goes on after its closing quote",
  "row-too-long":
    "the row has more than {{most, number}} characters, more than are read; perhaps a quoted cell is not closed",
  "too-long": "longer than {{most, number}} characters",
  "too-many-vms": "one VM more than the {{most, number}} that a table can name",
  "no-header":
    'there is no header: the first line must name the columns, as in "vm,hour,cpu,net,mem" (step or time may stand for hour)',
  "missing-columns":
    "the header lacks {{columns}}; it has {{found}}. A demand table has vm, hour (or step, or time), cpu, net and mem",
  "missing-resources":
    "the header lacks {{columns}}; it has {{found}}. If it is there under another name, rename that column; for what was not measured add a column of zeros",
  "clock-by-other-name":
    'the column seems to say when, but is called neither "hour", "step" nor "time": rename it ("time" if it holds times, "step" if it counts steps from 0)',
  "wrong-separator":
    "the cells seem to be separated by {{found}}, but must be by commas, with a point in figures; the columns are vm, hour (or step, or time), cpu, net and mem",
  "separator-line":
    'the first line must be the header: take "sep=" out (cells are always separated by commas)',
  "comment-line": 'lines that begin with "#" are not read: take them out; the first line must be the header',
  "blank-before-header": "the line is blank, but the first line must be the header",
  "header-changes":
    "the header must be changed: {{changes}} (→ rename it; + add it, with zeros if it was not measured; − take it out, or rename it if it is one that is missing; demands are fractions of one PM)",
  "unknown-columns":
    "the header has {{columns}}, but only {{known}} are known: take out what is not among them",
  "host-column":
    "a demand table does not say where VMs run: take the column out. Each PM gets as many VMs, in the order of the file; a scenario file can say otherwise (initialPlacement)",
  "doubled-column": "the header has this column twice",
  "two-clocks": "the header has {{columns}}, but only one of hour, step and time may say when",
  "no-rows": "there is a header, but no row below it",
  "blank-line": "a blank line among the rows",
  "wrong-cell-count": "the number of cells is {{found}}, but the header has {{expected}}",
  "empty-cell": "the cell is empty",
  "not-a-number": "not a number",
  "not-finite": "not a finite number",
  "negative-number": "negative",
  "not-an-integer": "not a whole number",
  "per-cent-sign":
    "this is per cent, but demands are fractions of one PM: leave the sign out and divide by 100",
  "large-demand":
    "is this per cent? Demands are fractions of one PM, where 1 is a whole PM: divide per cent by 100 (this would be {{fraction}}). More than {{most}} is read only where it is allowed",
  "not-a-fraction":
    "demands are fractions of one PM (1 is a whole PM); this is more than the most that is read, {{most}}: divide by what one PM has in this unit, or per cent by 100",
  "not-a-time":
    'not a time: it must be as in "2026-05-01T13:00Z" or "2026-05-01 13:00" (without a zone it is UTC), or seconds or milliseconds since 1970',
  "count-as-time":
    'too small for seconds since 1970: if this counts, call the column "step" and count 0, 1, 2; times are as in "2026-05-01T13:00Z"',
  "compact-date":
    'this looks like a date without its signs: write it as in "{{time}}", in a column called "time"',
  "time-as-index":
    'this looks like a time ({{time}}), but {{column}} counts from 0: call the column "time" instead',
  "starts-late":
    "{{column}} counts from 0, but the first one in the file is {{first}}: take {{first}} off each",
  "index-strides":
    '{{column}} counts 0, 1, 2, but in this file it goes up by multiples of {{stride}}: number the rows so, or write times as in "2026-05-01T13:00Z" in a column called "time"',
  "uneven-times":
    "times must be equally far apart, but this one comes {{after}} minutes after the one before, and that one {{before}} minutes after its own",
  "irregular-time":
    "times must be equally far apart: the most common distance is {{minutes}} minutes, so that {{expected}} was due here",
  "other-step-length": "the times are {{found}} minutes apart, not {{given}}",
  "doubled-row": "VM {{vm}} has {{column}} {{time}} on line {{first}} already",
  "missing-row":
    "VM {{vm}} has no row for {{column}} {{time}}; each VM needs one for every {{column}} from {{first}} to {{last}}",
  spreadsheet: "this is a spreadsheet ({{format}}), not text: save its sheet as CSV (UTF-8, with commas)",
  compressed: "this is packed ({{format}}), not text: unpack it first",
  "binary-table":
    "this is a table in binary form ({{format}}), not text: write it as CSV with the columns vm, time, cpu, net and mem",
  "utf-16": "this is UTF-16 text: save it as UTF-8",
  binary: "this is no text: it has bytes that no text has",
  markup: "this is {{format}}, neither CSV nor JSON; a download may have saved a page in place of the file",
  prometheus:
    "this is an answer of Prometheus (JSON): write it as CSV with the columns vm, time, cpu, net and mem, a row per VM and time, each figure divided by what one PM has",
  "prometheus-text":
    "these are metrics of Prometheus as text: query them over time, and write that as CSV with the columns vm, time, cpu, net and mem, a row per VM and time, each figure divided by what one PM has",
  "json-lines":
    "this is JSON line by line: write it as CSV with the columns vm, time, cpu, net and mem, a row per VM and time",
  "json-as-demands":
    "this is JSON, but a demand table is CSV with the columns vm, hour (or step, or time), cpu, net and mem, a row per VM and time",
  "scenario-as-demands": "this is a scenario file, not a demand table",
  "demands-as-scenario": "this is a demand table (CSV), not a scenario file",
  "not-json": "not JSON: {{found}} cannot stand here",
  "json-ends": "not JSON: the file ends before it is complete",
  "doubled-key": "{{key}} stands there twice",
  "too-many-blanks": "more than {{most, number}} spaces or line breaks in a row, more than are read",
  "too-deep": "brackets are nested more than {{most}} deep, which no file of the format has",
  "too-many-keys": "an object has more than {{most}} keys, which no file of the format has",
  "too-many-values":
    "the file has more than {{most, number}} values beside its demand table, more than are read",
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
