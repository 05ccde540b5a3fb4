import { readStream } from './read-stream.ts';
import {
  isBlank,
  isWordAt,
  PdfFault,
  readObject,
  readValue,
  type Cursor,
  type ReadDictionary,
  type ReadValue,
} from './read-syntax.ts';

/** The objects of a file, each read when it is asked for. What cannot be read throws a `PdfFault`. */
export interface ReadObjects {
  readonly catalog: ReadDictionary | null;
  /** What a value refers to, or the value itself. */
  follow(value: ReadValue | undefined): ReadValue | null;
  dataOf(stream: ReadDictionary, limit: number): Uint8Array;
}

type Place =
  | { readonly in: 'file'; readonly at: number }
  /** Within the data of a stream that holds objects. */
  | { readonly in: 'stream'; readonly stream: number; readonly index: number };

type Places = Map<number, Place>;

/** Bytes that all streams of objects together may unpack to, and how often the file may be gone through. */
const mostUnpacked = 256 * 1024 * 1024;
const mostPasses = 20;
const mostObjects = 5_000_000;

export function readObjects(file: Uint8Array): ReadObjects {
  let left = mostPasses * file.length + 100_000;
  const spend = (bytes: number) => {
    left -= bytes;
    if (left < 0) throw new PdfFault('The file leads in circles.');
  };
  const cursorAt = (at: number, bytes = file): Cursor => ({ bytes, at, spend });
  return withTrailer(file, cursorAt);
}
