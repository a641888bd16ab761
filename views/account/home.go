package account

import "jiko/views/frame"

// HomeInput is what the page of one's own account is made from.
type HomeInput struct {
	frame.Visit
}

// facts are what is known of the account, each under its name.
func facts(in *HomeInput) []fact {
	w := &in.Words().Account
	all := []fact{{w.LoginIs, in.Login}, {w.RoleIs, w.Roles[in.Role]}}
	if in.Carrier != "" {
		all = append(all, fact{w.CarrierIs, in.Carrier})
	}
	return all
}

// fact is one line of a list of facts.
type fact struct{ name, value string }
