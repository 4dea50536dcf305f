/** Steps as moments and lengths of time, in Korean. */

import type { Catalogue } from "./catalogue.ts";

export const time: Catalogue["time"] = {
  hour: "{{hour}}시간째",
  hourWithin: "{{hour}}시간째",
  hourListed: "{{hour}}h",
  day: "{{day}}일차",
  dayWithin: "{{day}}일차",
  moment: "{{day}} {{clock}}",
  step: "{{step}}단계",
  utcStep: "UTC, {{step}}단계",
  rate: { minutes: "초당 {{figure}}분", hours: "초당 {{figure}}시간", days: "초당 {{figure}}일" },
  length: {
    minutes: { long_one: "{{count}}분", long_other: "{{count}}분", short: "{{count}}분" },
    hours: { long_one: "{{count}}시간", long_other: "{{count}}시간", short: "{{count}}시간" },
    days: { long_one: "{{count}}일", long_other: "{{count}}일", short: "{{count}}일" },
    hoursAndMinutes: "{{hours}}시간 {{minutes}}분",
  },
};
