/** The policy's listing with the line lit that is being executed; where its source prints one, that one, too. */

import { useState } from "react";
import { litLine } from "../../../policies/listing.ts";
import type { Policy } from "../../../policies/policy.ts";
import { formatTick } from "../../../view/text/figures.ts";
import type { Why } from "../../../view/why/why.ts";
import { RuleLink, WithRules } from "../../rule-link.tsx";
import { Term } from "../../term.tsx";
import type { Words } from "../../use-text.ts";
import styles from "./why.module.css";

interface ListingProps {
  readonly policy: Policy;
  readonly why: Why;
  readonly words: Words;
}

export function WhyListing({ policy: { id, listing, printed }, why, words }: ListingProps) {
  const [asPrinted, showPrinted] = useState(false);
  if (listing.length === 0) return null;
  const { t } = words;
  const lit = why.last === null ? null : litLine(listing, why.last);
  const printedTitle = printed === null ? "" : t(`policies.${id}.printed.title`);
  return (
    <div className={styles.listing} data-why="listing">
      <div className={styles.listingHead}>
        <h3>
          {asPrinted ? (
            printedTitle
          ) : (
            <Term word="listing" name={t("why.listing.title")} note={t("why.listing.ids")} />
          )}
        </h3>
        {printed !== null && (
          <button
            type="button"
            className="linkish"
            aria-pressed={asPrinted}
            onClick={() => showPrinted(!asPrinted)}
          >
            {asPrinted ? t("why.listing.cleaned") : printedTitle}
          </button>
        )}
      </div>
      {printed !== null && asPrinted ? (
        <>
          <ol className={styles.printed} lang="en">
            {printed.map(({ text, key }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed line has no other name than its place
              <li key={i} data-lit={(key !== null && key === lit?.key) || undefined}>
                {text}
              </li>
            ))}
          </ol>
          <p className="secondary">
            <WithRules text={t(`policies.${id}.printed.about`)} t={t} />
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
                {t(`policies.${id}.listing.${key}`, { threshold: formatTick(why.threshold) })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
