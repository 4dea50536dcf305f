/** The policy's listing with the line lit that is being executed; of SCOA also Fig. 3 as the paper prints it. */

import { useState } from "react";
import { FIGURE_3, FIGURE_3_POLICY, listingOf, litLine } from "../../policies/listings.ts";
import { formatTick } from "../../view/figures.ts";
import type { Why } from "../../view/why.ts";
import { RuleLink, WithRules } from "../rule-link.tsx";
import type { Words } from "../use-text.ts";
import styles from "./why.module.css";

interface ListingProps {
  readonly policy: string;
  readonly why: Why;
  readonly words: Words;
}

export function WhyListing({ policy, why, words }: ListingProps) {
  const [printed, setPrinted] = useState(false);
  const listing = listingOf(policy);
  if (listing.length === 0) return null;
  const { t } = words;
  const lit = why.last === null ? null : litLine(listing, why.last, why.source?.pm ?? null);
  const hasPrint = policy === FIGURE_3_POLICY;
  return (
    <div className={styles.listing} data-why="listing">
      <div className={styles.listingHead}>
        <h3>{t(printed ? "why.listing.figure3" : "why.listing.title")}</h3>
        {hasPrint && (
          <button
            type="button"
            className="linkish"
            aria-pressed={printed}
            onClick={() => setPrinted(!printed)}
          >
            {t(printed ? "why.listing.cleaned" : "why.listing.figure3")}
          </button>
        )}
      </div>
      {printed ? (
        <>
          <ol className={styles.printed} lang="en">
            {FIGURE_3.map(({ text, key }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed line has no other name than its place
              <li key={i} data-lit={(key !== null && key === lit?.key) || undefined}>
                {text}
              </li>
            ))}
          </ol>
          <p className="secondary">
            <WithRules text={t("why.listing.loose")} t={t} />
          </p>
        </>
      ) : (
        <ol className={styles.lines}>
          {listing.map(({ key, rule, indent }) => (
            <li
              key={key}
              data-why="line"
              data-lit={key === lit?.key || undefined}
              aria-current={key === lit?.key ? "step" : undefined}
            >
              <span className={styles.rule}>
                <RuleLink id={rule} t={t} />
              </span>
              <span style={{ paddingLeft: 14 * indent }}>
                {t(`why.listing.${key}`, { threshold: formatTick(why.threshold) })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
