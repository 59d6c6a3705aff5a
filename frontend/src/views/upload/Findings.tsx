/** What was found in an archive: the classes by size, and what is wrong with files. */

import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import type { UploadPreview } from "../../wire/own-data";
import classes from "./Upload.module.css";

export function ClassBars({ counts }: { readonly counts: UploadPreview["classes"] }) {
  const { t } = useTranslation("upload");
  const most = Math.max(1, ...counts.map(({ images }) => images));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <ul className={classes.bars} aria-label={t("classes", { count: counts.length })} tabIndex={0}>
      {counts.map(({ title, images }) => (
        <li key={title}>
          <span className={classes.class} title={title}>
            {title}
          </span>
          <span className={classes.bar} style={{ inlineSize: `${(images / most) * 100}%` }} aria-hidden="true" />
          <span className={classes.count}>{formatNumber(images)}</span>
        </li>
      ))}
    </ul>
  );
}

const KINDS = ["classes", "splits", "same"] as const;

export function Findings({ preview }: { readonly preview: UploadPreview }) {
  const { t } = useTranslation("upload");
  const { broken, broken_count, duplicates, ignored } = preview;
  return (
    <div className={classes.findings}>
      {broken_count > 0 && (
        <details open={broken_count <= 5}>
          <summary>{t("broken", { count: broken_count })}</summary>
          <ul>
            {broken.map(({ file, problem }, number) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may be named twice
              <li key={number}>
                <code>{file}</code> — {problemText(problem)}
              </li>
            ))}
            {broken_count > broken.length && <li>{t("more", { count: broken_count - broken.length })}</li>}
          </ul>
        </details>
      )}
      {duplicates.images > 0 && (
        <details open={duplicates.groups.classes + duplicates.groups.splits > 0}>
          <summary>{t("duplicates", { count: duplicates.images })}</summary>
          {KINDS.map((kind) => {
            const listed = duplicates.listed.filter((group) => group.kind === kind);
            if (duplicates.groups[kind] === 0) return null;
            return (
              <div key={kind}>
                <p data-bad={kind !== "same" || undefined}>{t(`alike.${kind}`, { count: duplicates.groups[kind] })}</p>
                <ul>
                  {listed.map(({ files }) => (
                    <li key={files.join()}>
                      <code>{files.join(" = ")}</code>
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </details>
      )}
      {ignored > 0 && <p className={classes.quiet}>{t("ignored", { count: ignored })}</p>}
    </div>
  );
}
