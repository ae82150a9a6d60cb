export default {
  unreachable: 'The server cannot be reached. What you typed is still here; try again once it is back.',
  'timed-out': 'The server did not answer in time. It may or may not be done: look before you press again.',
  'our-fault': 'Something failed on our side ({status}). What you typed is still here.',
  unknown: 'Not done; the server answered {status}.',
  'no-right': 'Your role cannot do this. Ask someone who can, or an administrator.',
  'not-journaled': 'Not written to the journal, so not done. Try again once the journal is back.',
  'status-401': 'Your session has ended. Sign in again and retry.',
  'status-403': 'Your role cannot do this.',
  'status-404': 'Not found; it may have been removed.',
  'status-413': 'The file is too large.',
  'status-503': 'The server is still starting. Try again in a moment.',
}
