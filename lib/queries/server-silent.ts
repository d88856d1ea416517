/** What a person is told when a request got no answer at all. */
export const serverSilent = 'The server did not answer. Check that it runs, then try again.'
