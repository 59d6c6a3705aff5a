/** What was found in an archive, what is to be made of it, and how the images will look. */

import { Alert, Button, NumberInput, SegmentedControl, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatBytes, formatNumber } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import type { ApiProblem } from "../../wire/api";
import { fittedPicture, type ImportChoice, type UploadAnswer, type UploadPreview } from "../../wire/own-data";
import { bytesOf, firstChoice, hasParts, isComplete, SIDES } from "./choice";
import { ClassBars, Findings } from "./Findings";
import classes from "./Upload.module.css";
import { forget, importAs, useUploading } from "./uploading";

interface ChoicesProps {
  readonly upload: UploadAnswer;
  readonly preview: UploadPreview;
  /** Of the last attempt to import. */
  readonly refused: ApiProblem | null;
}

export function Choices({ upload, preview, refused }: ChoicesProps) {
  const { t } = useTranslation("upload");
  const fileName = useUploading((state) => state.fileName);
  const [choice, setChoice] = useState(() => firstChoice(fileName, preview));
  const change = (part: Partial<ImportChoice>) => setChoice((before) => ({ ...before, ...part }));
  const problem = upload.problem ?? refused;
  const images = formatNumber(preview.images);
  return (
    <div className={classes.choices}>
      <section aria-label={t("found")}>
        <p className={classes.lead}>
          {t(preview.layout === "table" ? "foundInTable" : "foundInFolders", { images })}{" "}
          {t("sizes", { smallest: written(preview.smallest), largest: written(preview.largest) })}
        </p>
        <ClassBars counts={preview.classes} />
        <Findings preview={preview} />
      </section>
      <form
        className={classes.form}
        aria-label={t("wanted")}
        onSubmit={(event) => {
          event.preventDefault();
          void importAs({ ...choice, title: choice.title.trim() });
        }}
      >
        <TextInput
          size="xs"
          label={t("name")}
          maxLength={80}
          value={choice.title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <Size choice={choice} onChange={change} />
        <div className={classes.row}>
          <Pick
            label={t("colour")}
            value={String(choice.channels)}
            options={{ "1": t("channels.grey"), "3": t("channels.colour") }}
            onChange={(value) => change({ channels: value === "1" ? 1 : 3 })}
          />
          <Pick
            label={t("fit")}
            value={choice.fit}
            options={{ crop: t("fits.crop"), pad: t("fits.pad"), stretch: t("fits.stretch") }}
            onChange={(fit) => change({ fit })}
          />
        </div>
        <ul className={classes.samples} aria-label={t("samples")} data-testid="fitted-samples">
          {preview.samples.map((label, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sample is its number
            <li key={number}>
              <img src={fittedPicture(upload.id, number, choice)} alt={preview.classes[label]?.title ?? ""} />
            </li>
          ))}
        </ul>
        <Parts preview={preview} choice={choice} onChange={change} />
        {preview.duplicates.images > 0 && (
          <Switch
            size="xs"
            label={t("leaveOut")}
            checked={choice.duplicates === "drop"}
            onChange={({ currentTarget }) => change({ duplicates: currentTarget.checked ? "drop" : "keep" })}
          />
        )}
        {problem && (
          <Alert color="red" role="alert">
            {problem.code === "offline" ? t("common:offline.text") : problemText(problem)}
          </Alert>
        )}
        <div className={classes.buttons}>
          <Button type="submit" size="sm" disabled={!isComplete(choice)}>
            {t("import")}
          </Button>
          <Button size="sm" variant="default" onClick={forget}>
            {t("another")}
          </Button>
          <span className={classes.quiet}>{t("takes", { size: formatBytes(bytesOf(preview.images, choice)) })}</span>
        </div>
      </form>
    </div>
  );
}

function written([height, width]: readonly number[]): string {
  return `${height}×${width}`;
}

interface PartProps {
  readonly choice: ImportChoice;
  readonly onChange: (part: Partial<ImportChoice>) => void;
}

function Size({ choice, onChange }: PartProps) {
  const { t } = useTranslation("upload");
  const [height, width] = choice.size;
  const side = (label: string, value: number, set: (side: number) => void) => (
    <NumberInput
      size="xs"
      w={88}
      label={label}
      value={value}
      min={4}
      max={512}
      allowDecimal={false}
      clampBehavior="blur"
      onChange={(next) => typeof next === "number" && next >= 4 && next <= 512 && set(next)}
    />
  );
  return (
    <div className={classes.row}>
      {side(t("height"), height, (next) => onChange({ size: [next, width] }))}
      {side(t("width"), width, (next) => onChange({ size: [height, next] }))}
      <SegmentedControl
        size="xs"
        className={classes.sides ?? ""}
        aria-label={t("usual")}
        value={height === width ? String(height) : ""}
        data={SIDES.map(String)}
        onChange={(next) => onChange({ size: [Number(next), Number(next)] })}
      />
    </div>
  );
}

function Parts({ preview, choice, onChange }: PartProps & { readonly preview: UploadPreview }) {
  const { t } = useTranslation("upload");
  const isGiven = hasParts(preview);
  const isDrawn = choice.parts === "drawn";
  const share = (label: string, field: "val" | "test") => (
    <NumberInput
      size="xs"
      w={128}
      label={label}
      suffix=" %"
      min={field === "val" ? 1 : 0}
      max={80}
      allowDecimal={false}
      value={Math.round(choice[field] * 100)}
      onChange={(next) => typeof next === "number" && onChange({ [field]: next / 100 })}
    />
  );
  return (
    <>
      {isGiven && (
        <Pick
          label={t("parts.title")}
          value={choice.parts}
          options={{ given: t("parts.given"), drawn: t("parts.drawn") }}
          onChange={(parts) => onChange({ parts })}
        />
      )}
      {(isDrawn || !preview.splits.val) && (
        <div className={classes.row}>
          {share(t("parts.val"), "val")}
          {isDrawn && share(t("parts.test"), "test")}
          <NumberInput
            size="xs"
            w={110}
            label={t("parts.seed")}
            min={0}
            allowDecimal={false}
            value={choice.seed}
            onChange={(next) => typeof next === "number" && onChange({ seed: next })}
          />
        </div>
      )}
    </>
  );
}

interface PickProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

function Pick<Value extends string>({ label, value, options, onChange }: PickProps<Value>) {
  return (
    <div>
      <p className={classes.label}>{label}</p>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        data={Object.entries<string>(options).map(([name, text]) => ({ value: name, label: text }))}
        onChange={(next) => onChange(next as Value)}
      />
    </div>
  );
}
