package site

import (
	"context"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
)

// longestDetail is the most bytes that an entry of the ledger says of a request: all of a search, so that nothing asked for can hide
// behind something long.
const longestDetail = longestSearch + 100

// note keeps in the ledger what somebody reads. It is kept before the answer is given: an archive that cannot say who read does not
// let read. Those of one moment share a commit.
func (s *Site) note(ctx context.Context, p account.Principal, action archive.Action, subject, detail string) error {
	detail = detail[:min(len(detail), longestDetail)]
	return s.config.Archive.Append(ctx, archive.Entry{
		At: s.config.Now(), Actor: p.Login, Action: action, Subject: subject, Detail: detail,
	})
}
