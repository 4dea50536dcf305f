import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDemandCsv, readDemandCsv, suggestPms } from "../../src/scenario/demand-csv.ts";
import type { InputError } from "../../src/scenario/input-error.ts";
import { formatInputError } from "../../src/scenario/input-error.ts";
import { mostPms } from "../../src/scenario/limits.ts";

const HEADER = "vm,hour,cpu,net,mem";

function table(text: string) {
  const result = parseDemandCsv(text, "d.csv", { allowLarge: true });
  if (result.kind === "error") throw new Error(formatInputError(result.error));
  const { vmNames, steps, table: figures } = result.value;
  return { vmNames, steps, table: [...figures] };
}

function error(text: string): InputError {
  const result = parseDemandCsv(text, "d.csv");
  if (result.kind === "ok") throw new Error("an error was expected");
  return result.error;
}

const message = (text: string): string => formatInputError(error(text));

describe("a demand table", () => {
  it("is laid out by step, VM and resource, VMs in order of first appearance", () => {
    expect(table(`${HEADER}\nb,0,0.1,0.2,0.3\na,1,1,2,3\na,0,0.4,0.5,0.6\nb,1,4,5,6\n`)).toEqual({
      vmNames: ["b", "a"],
      steps: 2,
      table: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 4, 5, 6, 1, 2, 3],
    });
  });

  it("takes columns in any order, in upper or lower case, and step for hour", () => {
    expect(table("mem,step,vm,cpu,net\n0.3,0,a,0.1,0.2").table).toEqual([0.1, 0.2, 0.3]);
    expect(table("Mem,Hour,VM,CPU,nEt\n0.3,0,a,0.1,0.2").table).toEqual([0.1, 0.2, 0.3]);
  });

  it.each([
    ["a byte order mark", `\uFEFF${HEADER}\na,0,1,2,3\n`],
    ["CRLF", `${HEADER}\r\na,0,1,2,3\r\n`],
    ["line ends of both kinds", `${HEADER}\r\na,0,1,2,3\n`],
    ["CR alone", `${HEADER}\ra,0,1,2,3\r`],
    ["no line end at the end", `${HEADER}\na,0,1,2,3`],
    ["blank lines at the end", `${HEADER}\na,0,1,2,3\n\n \r\n\n`],
    ["quoted cells", `"vm","hour",cpu,net,mem\r\n"a","0","1","2","3"\r\n`],
    ["spaces around names and figures", "vm, hour, cpu, net, mem\na, 0, 1 ,\t2, 3 \n"],
    ["every spelling of a figure", `${HEADER}\na,0.0,+1.,20e-1,.3E1\n`],
  ])("tolerates %s", (_, text) => {
    expect(table(text)).toEqual({ vmNames: ["a"], steps: 1, table: [1, 2, 3] });
  });

  it("keeps ids as they are written: commas, quotes, line breaks, spaces, any script", () => {
    const ids = ['"a,b"', '"say ""x"""', '"two\nlines"', " spaced ", "가상 머신 7", "01", "1", "__proto__"];
    expect(table(`${HEADER}\n${ids.map((id) => `${id},0,0,0,0`).join("\n")}`).vmNames).toEqual([
      "a,b",
      'say "x"',
      "two\nlines",
      " spaced ",
      "가상 머신 7",
      "01",
      "1",
      "__proto__",
    ]);
  });

  it("allows demands above 1 (P5), and reads -0 as 0", () => {
    expect(table(`${HEADER}\na,0,1.5,-0,100`).table).toEqual([1.5, 0, 100]);
  });
});

const COLUMNS = "A demand table has vm, hour (or step, or time), cpu, net and mem";
const NO_HEADER =
  'd.csv, line 1: there is no header: the first line must name the columns, as in "vm,hour,cpu,net,mem" (step or time may stand for hour)';
const separated = (by: string): string =>
  `d.csv, line 1: the cells seem to be separated by "${by}", but must be by commas, with a point in figures; the columns are vm, hour (or step, or time), cpu, net and mem`;
const TOO_MUCH =
  "demands are fractions of one PM (1 is a whole PM); this is more than the most that is read, 100: divide by what one PM has in this unit, or per cent by 100";

const changes = (column: string, edits: string): string =>
  `d.csv, line 1, column ${column}: the header must be changed: ${edits} (→ rename it; + add it, with zeros if it was not measured; − take it out, or rename it if it is one that is missing; demands are fractions of one PM)`;

const perCent = (fraction: number): string =>
  `is this per cent? Demands are fractions of one PM, where 1 is a whole PM: divide per cent by 100 (this would be ${fraction}). More than 4 is read only where it is allowed`;
const looksLike = (time: string): string =>
  `this looks like a time (${time}), but hour counts from 0: call the column "time" instead`;

describe("an error in a demand table", () => {
  it.each([
    ["", "d.csv: the file is empty"],
    ["\n\n", "d.csv: the file is empty"],
    [`${HEADER}\n`, "d.csv: there is a header, but no row below it"],
    [
      "vm,cpu,mem\n",
      `d.csv, line 1, column hour: the header lacks hour, net; it has "vm", "cpu", "mem". ${COLUMNS}`,
    ],
    [
      "name,usage\n",
      `d.csv, line 1, column vm: the header lacks vm, hour, cpu, net, mem; it has "name", "usage". ${COLUMNS}`,
    ],
    [
      "vm,hour,cpu,mem\n",
      'd.csv, line 1, column net: the header lacks net; it has "vm", "hour", "cpu", "mem". If it is there under another name, rename that column; for what was not measured add a column of zeros',
    ],
    [
      `${"a,".repeat(40)}vm\n`,
      `d.csv, line 1, column hour: the header lacks hour, cpu, net, mem; it has ${'"a", '.repeat(12)}… (+29). ${COLUMNS}`,
    ],
    [
      "vm,Timestamp,cpu,net,mem\n",
      'd.csv, line 1, column Timestamp: the column seems to say when, but is called neither "hour", "step" nor "time": rename it ("time" if it holds times, "step" if it counts steps from 0)',
    ],
    ["vm,hour,cpu%,net,memory\n", changes("cpu%", '"cpu%" → cpu, "memory" → mem')],
    ["vm_name,hour,cpu,net,mem\n", changes("vm_name", '"vm_name" → vm')],
    ["#vm,hour,cpu,net,mem\n", changes("#vm", '"#vm" → vm')],
    ["server,hour,cpu,net,mem\n", changes("server", '"server" → vm')],
    ["VM,Timestamp,CPU,MEM\n", changes("Timestamp", '"Timestamp" → time, + net')],
    ["VM,Steps,CPU,RAM\n", changes("Steps", '"Steps" → step, "RAM" → mem, + net')],
    ["VM,Host,Hour,CPU,MEM\n", changes("Host", '+ net, − "Host"')],
    ["vm,host,time,cpu,disk,memory\n", changes("host", '"memory" → mem, + net, − "host", − "disk"')],
    [
      "vm,hour,cpu,disk,mem\n",
      'd.csv, line 1, column net: the header lacks net; it has "vm", "hour", "cpu", "disk", "mem". If it is there under another name, rename that column; for what was not measured add a column of zeros',
    ],
    ["vm;hour;cpu;net;mem\n", separated(";")],
    ['"vm";"hour";"cpu";"net";"mem"\n"a";0;0,5;0;0\n', separated(";")],
    ['"Name";"CPU [%]"\r\n"a, b";"1"\r\n', separated(";")],
    ['"Name";CPU\na;1\n', separated(";")],
    ['"vm"\t"hour"\t"cpu"\n', separated("\\t")],
    [
      '"vm,hour,cpu;net,mem\n',
      "d.csv, line 1, character 1: a quoted cell is not closed, or goes on after its closing quote",
    ],
    [
      `sep=,\n${HEADER}\n`,
      'd.csv, line 1: the first line must be the header: take "sep=" out (cells are always separated by commas)',
    ],
    [`sep=;\nvm;hour\n`, separated(";")],
    [
      `# exported, today\n${HEADER}\n`,
      'd.csv, line 1: lines that begin with "#" are not read: take them out; the first line must be the header',
    ],
    [`\n\n${HEADER}\n`, "d.csv, line 1: the line is blank, but the first line must be the header"],
    ["vm\tstep\tcpu\n", separated("\\t")],
    ["name;when;usage [%]\n", separated(";")],
    ["22.54 6.256\n", separated(" ")],
    ["a,0,0.1,0.2,0.3\n", NO_HEADER],
    ["22\n25\n", NO_HEADER],
    [
      `${HEADER},disk\n`,
      'd.csv, line 1, column disk: the header has "disk", but only vm, hour (or step, or time), cpu, net, mem are known: take out what is not among them',
    ],
    [
      "vm,host,hour,cpu,net,mem\n",
      "d.csv, line 1, column host: a demand table does not say where VMs run: take the column out. Each PM gets as many VMs, in the order of the file; a scenario file can say otherwise (initialPlacement)",
    ],
    ["vm,hour,cpu,CPU,net,mem\n", "d.csv, line 1, column CPU: the header has this column twice"],
    ["vm,hour,Hour,cpu,net,mem\n", "d.csv, line 1, column Hour: the header has this column twice"],
    [
      "vm,hour,step,cpu,net,mem\n",
      'd.csv, line 1, column step: the header has "hour", "step", but only one of hour, step and time may say when',
    ],
    [
      `${HEADER},\n`,
      'd.csv, line 1: the header has "", but only vm, hour (or step, or time), cpu, net, mem are known: take out what is not among them',
    ],
    [
      "vm,when,cpu,net,mem\n",
      `d.csv, line 1, column hour: the header lacks hour; it has "vm", "when", "cpu", "net", "mem". ${COLUMNS}`,
    ],
  ])("in the header: %j", (text, expected) => {
    expect(message(text)).toBe(expected);
  });

  it.each([
    ["a,0,x,0,0", 'column cpu, "x": not a number'],
    ["a,0,0x10,0,0", 'column cpu, "0x10": not a number'],
    [
      "a,0,50%,0,0",
      'column cpu, "50%": this is per cent, but demands are fractions of one PM: leave the sign out and divide by 100',
    ],
    ['a,0,"0,5",0,0', 'column cpu, "0,5": not a number'],
    ["a,0,1 2,0,0", 'column cpu, "1 2": not a number'],
    ["a,0,0,,0", 'column net, "": the cell is empty'],
    ["a,0,0, ,0", 'column net, " ": the cell is empty'],
    ["a,0,0,0,-0.1", 'column mem, "-0.1": negative'],
    ["a,0,0,0,NaN", 'column mem, "NaN": not a finite number'],
    ["a,0,0,0,-Infinity", 'column mem, "-Infinity": not a finite number'],
    ["a,0,0,0,1e999", 'column mem, "1e999": not a finite number'],
    ["a,0,0,0,4096", `column mem, "4096": ${TOO_MUCH}`],
    ["a,0,1e300,0,0", `column cpu, "1e300": ${TOO_MUCH}`],
    ["a,0,0,7.1,0", `column net, "7.1": ${perCent(0.071)}`],
    ["a,0,35,101,0", `column cpu, "35": ${perCent(0.35)}`],
    ["a,1700000000,0,0,0", `column hour, "1700000000": ${looksLike("2023-11-14T22:13:20Z")}`],
    ["a,1700000000123,0,0,0", `column hour, "1700000000123": ${looksLike("2023-11-14T22:13:20.123Z")}`],
    ["a,2026-05-01 13:00,0,0,0", `column hour, "2026-05-01 13:00": ${looksLike("2026-05-01T13:00:00Z")}`],
    [
      "a,202605011300,0,0,0",
      'column hour, "202605011300": this looks like a date without its signs: write it as in "2026-05-01T13:00:00", in a column called "time"',
    ],
    ["a,0.5,0,0,0", 'column hour, "0.5": not a whole number'],
    ["a,-1,0,0,0", 'column hour, "-1": negative'],
    ["a,9007199254740993,0,0,0", 'column hour, "9007199254740993": not a whole number'],
    ["a,noon,0,0,0", 'column hour, "noon": not a number'],
    [",0,0,0,0", 'column vm, "": the cell is empty'],
    ["a,0,0,0", "column mem: the number of cells is 4, but the header has 5"],
    ["a,0,0,0,0,0", ": the number of cells is 6, but the header has 5"],
    [
      '"a"b,0,0,0,0',
      "character 4, column vm: a quoted cell is not closed, or goes on after its closing quote",
    ],
    [
      '"a" ,0,0,0,0',
      "character 4, column vm: a quoted cell is not closed, or goes on after its closing quote",
    ],
    [
      'a,0,0,0,"0',
      "character 9, column mem: a quoted cell is not closed, or goes on after its closing quote",
    ],
    ['"a,0,0,0,0', "character 1, column vm: a quoted cell is not closed, or goes on after its closing quote"],
    ["\na,0,0,0,0", ": a blank line among the rows"],
    ["q,0,1,1,1", 'column hour, "0": VM "q" has hour 0 on line 2 already'],
    ["q,0.0,0,0,0", 'column hour, "0.0": VM "q" has hour 0 on line 2 already'],
  ])("in a row: %j", (row, expected) => {
    const separator = expected.startsWith(":") ? "" : ", ";
    expect(message(`${HEADER}\nq,0,0,0,0\n${row}\n`)).toBe(`d.csv, line 3${separator}${expected}`);
  });

  it("names the row before a gap, and the first row of a VM that starts late", () => {
    expect(message(`${HEADER}\na,0,0,0,0\na,2,0,0,0`)).toBe(
      'd.csv, line 2, column hour, "0": VM "a" has no row for hour 1; each VM needs one for every hour from 0 to 2',
    );
    expect(message("VM,Step,CPU,Net,Mem\na,0,0,0,0\na,1,0,0,0\na,2,0,0,0\nb,2,0,0,0\nb,1,0,0,0")).toBe(
      'd.csv, line 6, column Step, "1": VM "b" has no row for step 0; each VM needs one for every step from 0 to 2',
    );
  });

  it("says that counting begins at 0 where it begins elsewhere", () => {
    expect(message(`${HEADER}\na,2,0,0,0\nb,1,0,0,0\na,1,0,0,0\nb,2,0,0,0`)).toBe(
      'd.csv, line 3, column hour, "1": hour counts from 0, but the first one in the file is 1: take 1 off each',
    );
  });

  it("says that counting goes by 1 where it goes by more", () => {
    const rows = (...hours: readonly number[]): string =>
      `${HEADER}\n${hours.map((hour) => `a,${hour},0,0,0`).join("\n")}`;
    const expected = (stride: number): string =>
      `hour counts 0, 1, 2, but in this file it goes up by multiples of ${stride}: number the rows so, or write times as in "2026-05-01T13:00Z" in a column called "time"`;
    expect(message(rows(0, 600, 300, 900))).toBe(`d.csv, line 4, column hour, "300": ${expected(300)}`);
    expect(message(rows(0, 600, 900))).toBe(`d.csv, line 3, column hour, "600": ${expected(300)}`);
    expect(message(rows(24, 48, 72))).toBe(`d.csv, line 3, column hour, "48": ${expected(24)}`);
    expect(message(rows(0, 2, 4, 5))).toMatch(/has no row for hour 1/);
  });

  it("takes no date for a count", () => {
    expect(message(`${HEADER}\na,20260501,0,0,0\na,20260502,0,0,0`)).toBe(
      'd.csv, line 2, column hour, "20260501": this looks like a date without its signs: write it as in "2026-05-01", in a column called "time"',
    );
    expect(message(`${HEADER}\na,20261301,0,0,0`)).toMatch(/take 20261301 off each$/);
  });

  it("reads more than 4 PMs of a VM where it is allowed", () => {
    const text = `${HEADER}\na,0,35,4.5,100`;
    expect(error(text)).toMatchObject({
      code: "large-demand",
      place: { line: 2, column: "cpu", value: "35" },
    });
    expect(table(text).table).toEqual([35, 4.5, 100]);
    expect(parseDemandCsv(`${HEADER}\na,0,4,4.0,0.4e1`, "d.csv").kind).toBe("ok");
    const beyond = parseDemandCsv(`${HEADER}\na,0,0,101,0`, "d.csv", { allowLarge: true });
    expect(beyond).toMatchObject({ error: { code: "not-a-fraction", place: { column: "net" } } });
  });

  it("does not allocate what a single huge hour would need", () => {
    expect(error(`${HEADER}\na,0,0,0,0\na,900000000000000,0,0,0`).code).toBe("missing-row");
  });

  it("counts the lines inside quoted cells", () => {
    expect(error(`${HEADER}\r\n"a\r\nb\nc",0,0,0,0\r\nd,0,x,0,0`).place.line).toBe(5);
  });

  it("is one line of readable length, whatever the file holds", () => {
    const text = message(`${HEADER}\na,0,"${"x\n\u2028\u0085".repeat(100)}",0,0`);
    expect(text).not.toMatch(/[\n\r\u2028\u0085]/);
    expect(text.length).toBeLessThan(800);
  });
});

describe("a scenario from a demand table", () => {
  const text = `${HEADER}\na,0,1,0,0\nb,0,1,0,0\nc,0,0.2,0,0\n`;

  it("takes the file's name and starts VM i of n on PM floor(i * pms / n)", () => {
    const result = readDemandCsv(text, { file: "some/where/load.csv", pms: 2 });
    expect(result).toMatchObject({
      kind: "ok",
      value: {
        name: "load.csv",
        pms: 2,
        vms: 3,
        steps: 1,
        threshold: 0.79,
        initialPlacement: Int32Array.of(0, 0, 1),
      },
    });
  });

  it("is refused where it would not fit, before anything is made of it", () => {
    const result = readDemandCsv(text, { file: "d.csv", pms: mostPms(1) * 1000 });
    expect(result.kind === "error" && formatInputError(result.error)).toBe(
      "d.csv: a run would record steps * PMs * 3 = 300000000 figures, more than the 30000000 that fit",
    );
  });

  it("may be given as many PMs as fit", () => {
    expect(mostPms(1)).toBe(100_000);
    expect(mostPms(72)).toBe(100_000);
    expect(mostPms(8760)).toBe(1141); // 8760 * 1141 * 3 = 29,985,480
    expect(mostPms(10_000_001)).toBe(0);
  });

  it("suggests the smallest fleet that the demand fits on, of two to as many PMs as VMs", () => {
    const of = (rows: string): number => {
      const result = parseDemandCsv(`${HEADER}\n${rows}`, "d.csv", { allowLarge: true });
      return result.kind === "ok" ? suggestPms(result.value, 0.5) : 0;
    };
    const rows = (demands: readonly number[]): string =>
      demands.map((cpu, vm) => `${vm},0,${cpu},0,0`).join("\n");
    expect(of(rows([1, 1, 0.2, 0, 0, 0]))).toBe(5); // 2.2 / 0.5
    expect(of("a,0,0.1,0,0\na,1,0,1.5,0\nb,0,0,0,0\nb,1,0,0,0\nc,0,0,0,0\nc,1,0,0,0")).toBe(3);
    expect(of(rows([0.1, 0, 0]))).toBe(2);
    expect(of(rows([100, 100, 100]))).toBe(3);
    expect(of(rows([0.1]))).toBe(1);
    const steps = 1_000_000; // a run can record 10 PMs of it
    const table = {
      vmNames: Array.from("abcdefghijklmno"),
      steps,
      table: new Float32Array(steps * 45).fill(1),
    };
    expect(suggestPms(table, 0.5)).toBe(10);
  });
});

describe("CSV round trip", () => {
  const id = fc.string({
    minLength: 1,
    maxLength: 6,
    unit: fc.constantFrom("a", "1", ",", '"', "\n", "\r", " ", "é", "\u{1F600}"),
  });
  const figure = fc.oneof(
    fc.double({ min: 0, max: 4, noNaN: true }).map((x) => x + 0),
    fc.integer({ min: 0, max: 20 }).map((x) => x / 10),
  );
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const bare = (text: string): string => (/[",\r\n]/.test(text) ? cell(text) : text);

  it("gives back every table from rows and columns in any order", () => {
    const input = fc
      .record({
        ids: fc.uniqueArray(
          id.filter((text) => text.trim() !== ""),
          { minLength: 1, maxLength: 5 },
        ),
        steps: fc.integer({ min: 1, max: 4 }),
        newline: fc.constantFrom("\n", "\r\n"),
        columns: fc.shuffledSubarray(["vm", "hour", "cpu", "net", "mem"], { minLength: 5 }),
        quoteAll: fc.boolean(),
      })
      .chain((shape) =>
        fc.record({
          shape: fc.constant(shape),
          figures: fc.array(fc.tuple(figure, figure, figure), {
            minLength: shape.ids.length * shape.steps,
            maxLength: shape.ids.length * shape.steps,
          }),
          order: fc.shuffledSubarray(
            Array.from({ length: shape.ids.length * shape.steps }, (_, i) => i),
            { minLength: shape.ids.length * shape.steps },
          ),
        }),
      );
    fc.assert(
      fc.property(input, ({ shape: { ids, steps, newline, columns, quoteAll }, figures, order }) => {
        const rows = order.map((i) => {
          const [cpu = 0, net = 0, mem = 0] = figures[i] ?? [];
          return { vm: ids[i % ids.length] ?? "", hour: Math.floor(i / ids.length), cpu, net, mem };
        });
        const lines = rows.map((row) =>
          columns
            .map((column) => String(row[column as keyof typeof row]))
            .map(quoteAll ? cell : bare)
            .join(","),
        );
        const parsed = table([columns.join(","), ...lines, ""].join(newline));
        expect(parsed.steps).toBe(steps);
        expect(parsed.vmNames).toEqual([...new Set(rows.map((row) => row.vm))]);
        for (const { vm, hour, cpu, net, mem } of rows) {
          const start = (hour * ids.length + parsed.vmNames.indexOf(vm)) * 3;
          expect(parsed.table.slice(start, start + 3)).toEqual([cpu, net, mem]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
