/** Steps as moments and lengths of time: `step-words.ts` chooses between hours and times. */

export const time = {
  hour: "Hour {{hour}}",
  hourWithin: "hour {{hour}}",
  hourListed: "h {{hour}}",
  day: "Day {{day}}",
  dayWithin: "day {{day}}",
  /** A date, or a day's number, and a time of day. */
  moment: "{{day}} {{clock}}",
  /** Beside a moment. */
  step: "step {{step}}",
  utcStep: "UTC, step {{step}}",
  rate: { minutes: "{{figure}} min/s", hours: "{{figure}} h/s", days: "{{figure}} d/s" },
  length: {
    minutes: { long_one: "{{count}} minute", long_other: "{{count}} minutes", short: "{{count}} min" },
    hours: { long_one: "{{count}} hour", long_other: "{{count}} hours", short: "{{count}} h" },
    days: { long_one: "{{count}} day", long_other: "{{count}} days", short: "{{count}} d" },
    hoursAndMinutes: "{{hours}} h {{minutes}} min",
  },
};
