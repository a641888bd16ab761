package command

import "context"

// runToken is jiko token.
func runToken(ctx context.Context, p *process) error {
	return p.choose(ctx, tokenActions())
}

func tokenActions() []command {
	return []command{
		{"add", "print a new token of an account, alone on a line; it is shown this once", tokenAdd},
		{"list", "list the tokens that hold", tokenList},
		{"revoke", "revoke a token, or all of an account", tokenRevoke},
	}
}
