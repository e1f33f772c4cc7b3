import type { Secret } from '../../basics/secret.ts';

/** What a place gets of a cut: ECT Report's files in both layouts, the feed, our JSON. */
export const CONTENTS = ['ect', 'feed', 'v1'] as const;
export type Content = (typeof CONTENTS)[number];

export const TARGET_KINDS = ['folder', 's3', 'drive', 'webhook'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

interface TargetCommon {
  /** Our own name of it, e.g. `press-drive`; never changes, because the state is kept under it. */
  readonly id: string;
  /** What the desk calls it. */
  readonly name: string;
  readonly content: readonly Content[];
  /** Least time between two deliveries. */
  readonly everyMs: number;
  /** Takes every cut, each under `cuts/<number>/`; otherwise the newest takes the place of those that wait. */
  readonly everyCut: boolean;
  /** How long one request may take. */
  readonly timeoutMs: number;
  /** Files on their way at the same time. */
  readonly parallel: number;
}

export interface FolderTarget extends TargetCommon {
  readonly kind: 'folder';
  /** Must be there: a share that is not mounted must not be taken for an empty disk. */
  readonly path: string;
  /** Every file also under its lasting name (`v1/f/…`), so that a web server can serve the folder as the site does. */
  readonly lasting: boolean;
}

export interface S3Target extends TargetCommon {
  readonly kind: 's3';
  readonly bucket: string;
  /** Without slashes at its ends; empty: the bucket itself. */
  readonly prefix: string;
  /** Null: that of the region at AWS. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  readonly lasting: boolean;
}

export interface DriveTarget extends TargetCommon {
  readonly kind: 'drive';
  /** Id of the folder, as it stands in its address. */
  readonly folder: string;
  /** The service account, out of its key file. */
  readonly account: {
    readonly email: string;
    readonly privateKey: Secret;
    /** Where its tokens come from. */
    readonly tokenUri: string;
  };
  /** Another address than Google's, for rehearsals and tests. */
  readonly apiBase: string | null;
}

export interface WebhookTarget extends TargetCommon {
  readonly kind: 'webhook';
  readonly url: string;
  /** Signs what is sent. */
  readonly secret: Secret;
}

export type TargetConfig = FolderTarget | S3Target | DriveTarget | WebhookTarget;

export interface DeliveryConfig {
  readonly targets: readonly TargetConfig[];
}
