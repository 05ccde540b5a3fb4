/** Milliseconds that anything may take on a busy machine. */
export const patience = 60_000;

/** What does not come in time fails, and says what it was; otherwise a test would end without a word. */
export async function inTime<Value>(work: Promise<Value>, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} takes more than a minute.`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
