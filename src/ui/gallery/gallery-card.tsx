/** What there is to know of a policy: its idea and source at once, what it declares when its card is opened. */

import type { ListedPolicy } from "../../policies/registry.ts";
import { withDefaults } from "../../policies/registry.ts";
import { LINK_VERSION } from "../../state/link-version.ts";
import { formatThreshold } from "../../view/text/figures.ts";
import { useApp, useAppState, useScenario } from "../app-context.tsx";
import { POLICY_CARDS } from "../i18n/policy-cards.ts";
import { rangeText, valueText } from "../parameter-text.ts";
import { PolicyAssumption } from "../policy-assumption.tsx";
import { RuleLink, WithRules } from "../rule-link.tsx";
import { useWords } from "../use-text.ts";
import styles from "./gallery.module.css";
import { IntoLane } from "./into-lane.tsx";
import { PolicySketch } from "./policy-sketch.tsx";

interface CardProps {
  readonly policy: ListedPolicy;
}

export function GalleryCard({ policy }: CardProps) {
  const app = useApp();
  const { t, policy: nameOf } = useWords();
  const { id, kind, since, source, example } = policy;
  const { locale, theme, grouping, isOpen } = useAppState(({ display }) => ({
    locale: display.locale,
    theme: display.theme,
    grouping: display.grouping,
    isOpen: display.card === id,
  }));
  const card = POLICY_CARDS[id]?.[locale];
  const places = useAppState(({ session }) =>
    (session?.lanes ?? []).flatMap(({ choice }, i) => (choice.policy === id ? String(i + 1) : [])).join(", "),
  );
  const name = nameOf(id);
  const facts = [
    ...(since === null ? [] : [t("gallery.since", { year: String(since) })]),
    ...(kind === null || grouping === "kind" ? [] : [t(`policy.kind.${kind}`)]),
    ...(places === "" ? [] : [t("gallery.inLane", { lane: places })]),
  ];
  const hasMore = kind !== null;
  return (
    <article
      className={styles.card}
      data-card={id}
      data-open={isOpen || undefined}
      aria-labelledby={`card-${id}`}
    >
      <header>
        <h4 id={`card-${id}`} tabIndex={-1}>
          {name}
        </h4>
        <p className="secondary">{facts.join(", ")}</p>
      </header>
      {card !== undefined && (
        <>
          <p>{card.idea}</p>
          {card.formula !== undefined && <code className={styles.formula}>{card.formula}</code>}
          <PolicySketch policy={id} />
          {card.surprise !== undefined && (
            <p>
              <strong>{t("gallery.surprise")}</strong> {card.surprise}
            </p>
          )}
          {card.who !== undefined && source !== null && (
            <p className="secondary">{t("gallery.source", { who: card.who, source })}</p>
          )}
        </>
      )}
      <div className={styles.acts}>
        <IntoLane policy={id} />
        {example !== null && (
          <a href={`#v=${LINK_VERSION}&${example}&lang=${locale}&theme=${theme}`}>{card?.example}</a>
        )}
        {hasMore && (
          <button
            type="button"
            className="linkish"
            aria-expanded={isOpen}
            aria-label={t("gallery.moreOf", { policy: name })}
            onClick={() => app.show({ card: isOpen ? null : id })}
          >
            {isOpen ? t("gallery.less") : t("gallery.more")}
          </button>
        )}
      </div>
      {isOpen && hasMore && <Details policy={policy} />}
    </article>
  );
}

function Details({ policy }: CardProps) {
  const { t } = useWords();
  const { id, listing, assumptions } = policy;
  const threshold = formatThreshold(useScenario().threshold);
  return (
    <div className={styles.details}>
      <Parameters policy={policy} />
      {listing.length > 0 && (
        <section>
          <h5>{t("gallery.listing")}</h5>
          <ol className={styles.lines}>
            {listing.map(({ key, rule, indent }) => (
              <li key={key}>
                <RuleLink id={rule} t={t} />
                <span style={{ paddingLeft: 14 * indent }}>
                  {t(`policies.${id}.listing.${key}`, { threshold })}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h5>{t("gallery.open")}</h5>
        {assumptions.length === 0 ? (
          <p>{t("gallery.nothingOpen")}</p>
        ) : (
          <dl>
            {assumptions.map((assumption) => (
              <div key={assumption.key}>
                <PolicyAssumption policy={id} assumption={assumption} choices={[withDefaults(id)]} />
              </div>
            ))}
          </dl>
        )}
      </section>
    </div>
  );
}

function Parameters({ policy: { id, parameters } }: CardProps) {
  const { t } = useWords();
  return (
    <section>
      <h5>{t("gallery.parameters")}</h5>
      {parameters.length === 0 ? (
        <p>{t("policy.noParameters")}</p>
      ) : (
        <table className={styles.parameters}>
          <thead>
            <tr>
              <th scope="col">{t("gallery.columns.parameter")}</th>
              <th scope="col">{t("gallery.columns.usual")}</th>
              <th scope="col">{t("gallery.columns.range")}</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map((spec) => {
              const texts = `policies.${id}.parameters.${spec.key}` as const;
              const unit = spec.kind === "number" ? ` ${t(`parameterUnit.${spec.unit}`)}` : "";
              return (
                <tr key={spec.key}>
                  <th scope="row">
                    {t(`${texts}.name`)}
                    <small>
                      <WithRules text={t(`${texts}.about`)} t={t} />
                    </small>
                  </th>
                  <td>{valueText(id, spec, spec.default, t) + unit}</td>
                  <td>{rangeText(id, spec, t)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
