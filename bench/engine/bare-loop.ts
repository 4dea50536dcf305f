/** The limit that the engine is held against: the sum of all demands and nothing else. */

/** Adds the demand of every VM to its PM, `3 * vms` figures from `from` of `demand` on, into `3 * pms` figures. */
export function bareLoop(
  demand: Float64Array | Float32Array,
  from: number,
  hosts: Int32Array,
  into: Float64Array,
): void {
  into.fill(0);
  for (let vm = 0, d = from; vm < hosts.length; vm++, d += 3) {
    const pm = (hosts[vm] as number) * 3;
    into[pm] = (into[pm] as number) + (demand[d] as number);
    into[pm + 1] = (into[pm + 1] as number) + (demand[d + 1] as number);
    into[pm + 2] = (into[pm + 2] as number) + (demand[d + 2] as number);
  }
}
