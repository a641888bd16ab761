package account

// Principal is who does something: an account, by a session or by a token of its own. The zero Principal is nobody and may do
// nothing.
type Principal struct {
	Login   string
	Role    Role
	Carrier string // 事業者名, of the role carrier only
	Scopes  Scopes
	Session string // ID of the session, empty for a token
	Token   string // ID of the token, empty for a session
}

// CommandLine is what the ledger calls who runs the program's commands. No login has a space in it.
const CommandLine = "command line"

// Operator is who runs the program's commands on the archive itself, and could read its files as well.
func Operator() Principal { return Principal{Login: CommandLine, Role: roleOperator} }

// CanFile tells whether it may file and amend; always for its own carrier.
func (p Principal) CanFile() bool {
	return p.Role == RoleCarrier && p.Carrier != "" && p.Scopes.Has(ScopeFile)
}

// Sees tells whose filings it may find: those of one carrier only, or everybody's where only is empty. False where it may find
// none; an archive must not be asked then.
func (p Principal) Sees() (only string, ok bool) {
	switch {
	case !p.Scopes.Has(ScopeRead):
		return "", false
	case p.Role == RoleStaff:
		return "", true
	case p.Role == RoleCarrier && p.Carrier != "":
		return p.Carrier, true
	default:
		return "", false
	}
}

// CanRead tells whether it may read what that carrier filed. What it may not read is not there for it.
func (p Principal) CanRead(carrier string) bool {
	only, ok := p.Sees()
	return ok && carrier != "" && (only == "" || only == carrier)
}

// CanAmend tells whether it may amend what that carrier filed.
func (p Principal) CanAmend(carrier string) bool { return p.CanFile() && p.Carrier == carrier }

// CanHandle tells whether it may note, ask and settle what carriers filed. A token never may.
func (p Principal) CanHandle() bool {
	return p.Role == RoleStaff && p.Session != "" && p.Scopes.Has(ScopeRead)
}

// CanAnswer tells whether it may answer the questions about what that carrier filed. A token never may.
func (p Principal) CanAnswer(carrier string) bool { return p.Session != "" && p.CanAmend(carrier) }

// CanManageAccounts tells whether it may add and suspend accounts and carriers, reset passwords and end sessions. A token never may.
func (p Principal) CanManageAccounts() bool {
	return p.Role == roleOperator || p.Role == RoleAdmin && p.Session != ""
}

// CanReadLedger tells whether it may read the ledger.
func (p Principal) CanReadLedger() bool { return p.CanManageAccounts() }

// CanManageSessionsOf tells whether it may see and end the sessions of a login: its own, and those of all who keeps the accounts.
func (p Principal) CanManageSessionsOf(login string) bool {
	return p.owns(login) || p.CanManageAccounts()
}

// CanIssueTokenFor tells whether it may make a token for a login. An administrator may not: whoever holds the token can read.
func (p Principal) CanIssueTokenFor(login string) bool {
	return p.owns(login) || p.Role == roleOperator
}

// CanRevokeTokensOf tells whether it may see and revoke the tokens of a login.
func (p Principal) CanRevokeTokensOf(login string) bool {
	return p.owns(login) || p.CanManageAccounts()
}

// owns tells whether it is the login, in a session of its own: a token that was stolen makes no other tokens.
func (p Principal) owns(login string) bool {
	return p.Session != "" && p.Login != "" && p.Login == login
}
