package command

import (
	"context"
	"fmt"
	"io"

	"jiko/server/internal/archive"
	pages "jiko/views/account"
)

// greet tells whoever started the server how to sign in: as whom in a demonstration, and how to make the first account where there
// is none.
func greet(ctx context.Context, w io.Writer, kept archive.Archive) error {
	all := accounts(kept)
	is, err := all.Demonstration(ctx)
	if err != nil {
		return err
	}
	if is {
		return demoAccounts(w)
	}
	none, err := all.None(ctx)
	if err != nil || !none {
		return err
	}
	_, err = fmt.Fprintf(w, "there is no account yet; make the first one, which reads its password from standard input, with\n  %s\n", pages.FirstAccount)
	return err
}
