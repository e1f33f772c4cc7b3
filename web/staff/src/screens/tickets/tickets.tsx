import { useParams } from 'wouter';
import type { ScreenProps } from '../../screens.ts';
import '../cases/cases.css';
import { OneTicket } from './one-ticket.tsx';
import { TicketList } from './ticket-list.tsx';
import './tickets.css';

/** Reports of readers of the area of duty, or one of them. */
export function Tickets({ centre }: ScreenProps) {
  const { ticket } = useParams<{ ticket?: string }>();
  return ticket === undefined ? <TicketList centre={centre} /> : <OneTicket key={ticket} id={ticket} />;
}
