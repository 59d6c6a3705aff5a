/** The steps that lead to one value, each in the form that fits it. */
import { useTranslation } from "react-i18next";
import type { LayerEntry } from "../../wire/types";
import type { Arithmetic, Step } from "./arithmetic";
import { FunctionStep, MaskedStep, NoisyStep, NormalisedStep, PixelStep, ResponseStep } from "./FormulaSteps";
import { PartsStep } from "./PartsStep";
import classes from "./Pixel.module.css";
import { PooledStep } from "./PooledStep";
import { ProductsStep } from "./ProductsStep";
import { SharesStep } from "./SharesStep";
import { TermsStep } from "./TermsStep";

interface StepsProps {
  readonly answer: Arithmetic;
  readonly entry: LayerEntry | undefined;
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
}

export function Steps({ answer, entry, offset, onOffset }: StepsProps) {
  const { t } = useTranslation("pixel");
  const show = (step: Step) => {
    switch (step.form) {
      case "products":
        return <ProductsStep step={step} offset={offset} onOffset={onOffset} />;
      case "terms":
        return <TermsStep step={step} maps={answer.flattened} offset={offset} onOffset={onOffset} />;
      case "pooled":
        return <PooledStep step={step} />;
      case "normalised":
        return <NormalisedStep step={step} />;
      case "response":
        return <ResponseStep step={step} />;
      case "combined":
      case "moved":
        return <PartsStep step={step} />;
      case "noisy":
        return <NoisyStep step={step} />;
      case "masked":
        return <MaskedStep step={step} />;
      case "function":
        return <FunctionStep step={step} formula={entry?.formula ?? null} />;
      case "pixel":
        return <PixelStep step={step} />;
      case "shares": // shown below, with the loss, where it is the network's answer
        return (
          answer.answer === null && <SharesStep shares={step} channel={answer.unit.channel} label={null} loss={null} />
        );
    }
  };
  return (
    <>
      {answer.steps.length === 0 && <p className={classes.note}>{t("unknown")}</p>}
      {answer.steps.map((step) => (
        <div key={step.form}>{show(step)}</div>
      ))}
      {answer.answer && (
        <SharesStep
          shares={answer.answer}
          channel={answer.unit.channel}
          label={answer.answer.label}
          loss={answer.answer.loss}
        />
      )}
    </>
  );
}
