/** The gallery of architectures: to look through as cards or along the years, to adapt, and to open. */

import { Button, Loader, Modal, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber, formatShape } from "../../i18n/numbers";
import { architectures } from "../../state/architectures";
import { closeDialog, useDialog } from "../../state/dialogs";
import { Icon } from "../../ui/icons";
import type { ArchitectureEntry } from "../../wire/types";
import { FailedFace } from "../FailedFace";
import { ArchitectureDetails } from "./ArchitectureDetails";
import { ArchitectureGrid } from "./ArchitectureGrid";
import { CompoundScaling } from "./CompoundScaling";
import { type Choice, chosen, families, ORDERS, type Order } from "./choosing";
import { type ContestFit, fits, fittingFirst, useContestFit } from "./contestFit";
import classes from "./Gallery.module.css";
import { TimelineChart } from "./TimelineChart";
import "./texts";

type View = "cards" | "timeline" | "compound";

const VIEWS: readonly View[] = ["cards", "timeline", "compound"];

/** Below this width the details lie over the list. */
const NARROW = "(max-width: 899px)";

const EVERYTHING: Choice = { family: null, order: "year", wanted: "" };

export function GalleryDialog() {
  const { t } = useTranslation("gallery");
  const dialog = useDialog((state) => state.dialog);
  return (
    <Modal
      opened={dialog?.name === "gallery"}
      onClose={closeDialog}
      fullScreen
      title={t("title")}
      classNames={{
        content: classes.content ?? "",
        body: classes.dialog ?? "",
        header: classes.header ?? "",
        title: classes.title ?? "",
      }}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Gallery first={dialog?.name === "gallery" ? (dialog.architecture ?? null) : null} />
    </Modal>
  );
}

function Gallery({ first }: { readonly first: string | null }) {
  const { t } = useTranslation("gallery");
  const { entries, problem } = architectures.use();
  const [view, setView] = useState<View>("cards");
  const [choice, setChoice] = useState(EVERYTHING);
  const [selected, select] = useState(first);
  const contest = useContestFit();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  useEffect(() => {
    if (first !== null) select(first);
  }, [first]);

  if (entries === null) {
    return problem === null ? (
      <p className={classes.waiting}>
        <Loader size="sm" /> {t("loading")}
      </p>
    ) : (
      <FailedFace title={t("failed")} problem={problem} onRetry={() => void architectures.load()} />
    );
  }
  const ordered = chosen(entries, choice);
  const shown = contest === null ? ordered : fittingFirst(ordered, contest);
  const entry = entries.find(({ name }) => name === selected);
  return (
    <>
      <Toolbar view={view} onView={setView} choice={choice} onChoice={setChoice} entries={entries} />
      {contest !== null && <ForContest entries={entries} contest={contest} />}
      {view === "compound" ? (
        <CompoundScaling entries={entries} />
      ) : (
        <div className={classes.columns}>
          {!(narrow && entry) && (
            <div className={classes.list}>
              {view === "cards" && (
                <ArchitectureGrid entries={shown} contest={contest} selected={selected} onSelect={select} />
              )}
              {view === "timeline" && <TimelineChart entries={shown} selected={selected} onSelect={select} />}
              {shown.length === 0 && <p className={classes.waiting}>{t("nothing")}</p>}
            </div>
          )}
          {(entry || !narrow) && (
            <aside className={classes.details} aria-label={t("details.label")}>
              {narrow && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<Icon name="previous" size={14} />}
                  onClick={() => select(null)}
                >
                  {t("back")}
                </Button>
              )}
              {entry ? (
                <ArchitectureDetails key={entry.name} entry={entry} onCompound={() => setView("compound")} />
              ) : (
                <p className={classes.hint}>{t("choose")}</p>
              )}
            </aside>
          )}
        </div>
      )}
    </>
  );
}

/** How many of them the contest allows. */
function ForContest({
  entries,
  contest,
}: {
  readonly entries: readonly ArchitectureEntry[];
  readonly contest: ContestFit;
}) {
  const { t } = useTranslation("gallery");
  const count = entries.filter((entry) => fits(entry, contest)).length;
  const limits = { parameters: formatNumber(contest.limit), shape: formatShape(contest.shape) };
  return (
    <p className={classes.contest}>
      {t("contest.limits", limits)} {count === 0 ? t("contest.none") : t("contest.first", { count })}
    </p>
  );
}

interface ToolbarProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  readonly entries: readonly ArchitectureEntry[];
}

function Toolbar({ view, onView, choice, onChoice, entries }: ToolbarProps) {
  const { t } = useTranslation("gallery");
  return (
    <div className={classes.toolbar}>
      <SegmentedControl
        size="xs"
        aria-label={t("view.label")}
        value={view}
        onChange={(value) => onView(value as View)}
        data={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
      />
      {view !== "compound" && (
        <>
          <TextInput
            size="xs"
            className={classes.search}
            aria-label={t("search")}
            placeholder={t("search")}
            leftSection={<Icon name="search" size={14} />}
            value={choice.wanted}
            onChange={(event) => onChoice({ ...choice, wanted: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            aria-label={t("family")}
            value={choice.family ?? ""}
            data={[{ value: "", label: t("allFamilies") }, ...families(entries)]}
            onChange={(event) => onChoice({ ...choice, family: event.currentTarget.value || null })}
          />
        </>
      )}
      {view === "cards" && (
        <NativeSelect
          size="xs"
          aria-label={t("order.label")}
          value={choice.order}
          data={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
          onChange={(event) => onChoice({ ...choice, order: event.currentTarget.value as Order })}
        />
      )}
    </div>
  );
}
