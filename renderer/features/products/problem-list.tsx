import { TriangleAlert } from "lucide-react";
import styles from "./listing.module.css";
import { useProblemWords } from "./problem-words";
import type { ProductProblem } from "./product-problems";

/** What is to be corrected about a product, in words. */
export function ProblemList({ problems }: { problems: ProductProblem[] }) {
  const words = useProblemWords();
  if (problems.length === 0) return null;
  return (
    <span className={styles.problems}>
      {problems.map((problem) => (
        <span key={words(problem)} className={styles.problem}>
          <TriangleAlert aria-hidden="true" />
          {words(problem)}
        </span>
      ))}
    </span>
  );
}
