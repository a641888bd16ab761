package account

import (
	"encoding/json"
	"strings"
)

// Role is what an account is for.
type Role string

// The roles.
const (
	RoleCarrier Role = "carrier" // 事業者: files, and reads what its own company filed
	RoleStaff   Role = "staff"   // 総務省: reads all
	RoleAdmin   Role = "admin"   // keeps the accounts; reads no filing

	// roleOperator is who runs the program's commands on the archive itself. No account has it.
	roleOperator Role = "operator"
)

// Roles are the roles that an account can have.
func Roles() []Role { return []Role{RoleCarrier, RoleStaff, RoleAdmin} }

// Scopes is what a session or token may be used for.
type Scopes uint8

// The scopes.
const (
	ScopeFile Scopes = 1 << iota // file and amend
	ScopeRead                    // read filings
)

var scopeNames = []struct {
	scope Scopes
	name  string
}{{ScopeFile, "file"}, {ScopeRead, "read"}}

// Scopes are all scopes that the role can use: no session or token has more.
func (r Role) Scopes() Scopes {
	switch r {
	case RoleCarrier:
		return ScopeFile | ScopeRead
	case RoleStaff:
		return ScopeRead
	default:
		return 0
	}
}

// ParseScopes reads scopes separated by commas, such as "file,read".
func ParseScopes(s string) (Scopes, error) {
	var all Scopes
	for name := range strings.SplitSeq(s, ",") {
		scope, found := scopeNamed(strings.TrimSpace(name))
		if !found {
			return 0, refuse(ScopeUnknown)
		}
		all |= scope
	}
	return all, nil
}

func scopeNamed(name string) (Scopes, bool) {
	for _, s := range scopeNames {
		if s.name == name {
			return s.scope, true
		}
	}
	return 0, false
}

// Has tells whether all of the wanted scopes are there.
func (s Scopes) Has(wanted Scopes) bool { return s&wanted == wanted }

// String is what ParseScopes reads.
func (s Scopes) String() string {
	var names []string
	for _, n := range scopeNames {
		if s.Has(n.scope) {
			names = append(names, n.name)
		}
	}
	return strings.Join(names, ",")
}

// MarshalJSON keeps scopes by name, so that their numbers can change.
func (s Scopes) MarshalJSON() ([]byte, error) { return json.Marshal(s.String()) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *Scopes) UnmarshalJSON(body []byte) error {
	var text string
	if err := json.Unmarshal(body, &text); err != nil || text == "" {
		return err
	}
	scopes, err := ParseScopes(text)
	*s = scopes
	return err
}
