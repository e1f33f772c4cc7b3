import type { OpenUpload } from './hands.ts';

/** A file on its way, as a driver gets it. */
export interface OutFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** The place's own id of what stood at this path before; empty when nothing did, or none is known. */
  readonly remote: string;
  /** Bytes from a place on; fewer at the end of the file. */
  part(from: number, length: number): Promise<Uint8Array>;
}

/** What a driver may use while it sends one file. */
export interface SendContext {
  readonly cut: number;
  /** Does one request within the target's time; throws a fault when it takes longer. */
  request<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** An upload of this very file that was begun before; null when there is none. */
  openUpload(): Promise<OpenUpload | null>;
  keepUpload(upload: OpenUpload | null): Promise<void>;
  /** Some of the file has arrived: this is no standstill. */
  progressed(): void;
}

/** Brings files to one place. Every method throws a {@link DeliveryFault} when it cannot. */
export interface Driver {
  /** Sends a file in place of what stood there, and asks the place what has arrived. Returns the place's own id of it. */
  send(file: OutFile, context: SendContext): Promise<{ readonly remote: string }>;
  /** Takes a file away; one that is not there is no fault. */
  remove(path: string, remote: string, context: SendContext): Promise<void>;
}
