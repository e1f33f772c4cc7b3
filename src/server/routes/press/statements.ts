import { statementSheets } from '../../../press/paper/statement.ts';
import { statementText } from '../../../press/statements/fill.ts';
import { writeTemplates } from '../../../press/statements/template-csv.ts';
import { pressPdf } from '../../../printing/press-pdf.ts';
import { ApiError } from '../../api-error.ts';
import { pdfInfo } from '../../press/pdf-info.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { fileHeaders, pdfReply } from '../printing/reply.ts';
import { LANGUAGE, languageOf, PDF } from './parts.ts';
import { filledStatement, STATEMENT_PROPERTIES } from './statement-body.ts';

/** A post because it carries somebody's own words; nothing is kept. */
export const postStatement: ApiRoute = {
  method: 'POST',
  url: '/api/press/statements',
  access: 'write-statement',
  area: 'none',
  schema: {
    summary: 'A statement in Thai and English, filled from the newest cut; or why it cannot be said now.',
    body: {
      type: 'object',
      properties: STATEMENT_PROPERTIES,
      required: ['kind'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The statement, or a refusal.') }),
  },
  async handle(call) {
    const { by, figures } = await filledStatement(call);
    const { cut } = figures;
    const head = { cut: cut.number, at: cut.at };
    if (!by.th.ok || !by.en.ok) {
      const refusal = by.th.ok ? (by.en.ok ? null : by.en.error) : by.th.error;
      return { status: 200, body: { ...head, statement: null, refusal } };
    }
    const [th, en] = [by.th.value, by.en.value].map((statement) => ({
      title: statement.title,
      body: statement.body,
      text: statementText(statement),
      url: statement.url,
    }));
    return { status: 200, body: { ...head, statement: { th, en }, refusal: null } };
  },
};

export const postStatementPdf: ApiRoute = {
  method: 'POST',
  url: '/api/press/statements/pdf',
  access: 'write-statement',
  area: 'none',
  schema: {
    summary: 'The same on paper.',
    body: {
      type: 'object',
      properties: { ...STATEMENT_PROPERTIES, language: LANGUAGE },
      required: ['kind'],
      additionalProperties: false,
    },
    response: replies({ 200: PDF }),
  },
  async handle(call) {
    const language = languageOf((call.body as { language?: string }).language);
    const { by, figures, origin } = await filledStatement(call);
    const statement = by[language];
    if (!statement.ok) {
      throw new ApiError('refused', { reason: statement.error.code, message: statement.error.text });
    }
    const sheets = statementSheets(statement.value, figures, origin);
    const bytes = await pressPdf({ ...pdfInfo(figures, language), data: null }, [sheets]);
    return pdfReply(`statement-${statement.value.kind}-cut${figures.cut.number}-${language}.pdf`, bytes);
  },
};

export const getTemplates: ApiRoute = {
  method: 'GET',
  url: '/api/press/statement_templates.csv',
  access: 'see-press',
  area: 'none',
  schema: {
    summary: 'The templates in use, as the file that an authority may change.',
    response: replies({ 200: { description: 'CSV.', type: 'string' } }),
  },
  async handle({ deps }) {
    const { templates } = await deps.press.templates();
    const headers = fileHeaders('statement_templates.csv', 'text/csv; charset=utf-8');
    return { status: 200, body: writeTemplates(templates), headers };
  },
};
