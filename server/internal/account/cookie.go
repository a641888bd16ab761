package account

import "net/http"

// Cookies builds and reads the cookie of a session.
type Cookies struct {
	// Secure says that browsers reach the site by HTTPS. The cookie then has the prefix __Host-, so that no neighbouring host can set it.
	Secure bool
}

// Name is the name of the cookie.
func (c Cookies) Name() string {
	if c.Secure {
		return "__Host-jiko"
	}
	return "jiko"
}

// Set is the cookie for a session. It is gone with the browser; the server ends the session earlier. Lax lets a link in a mail lead
// to a private page; what changes something is a POST, which is refused from other sites.
func (c Cookies) Set(value string) *http.Cookie {
	return &http.Cookie{
		Name: c.Name(), Value: value, Path: "/", Secure: c.Secure, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	}
}

// Clear is the cookie that takes it away.
func (c Cookies) Clear() *http.Cookie {
	cookie := c.Set("")
	cookie.MaxAge = -1
	return cookie
}

// Read is what the cookie of a request holds, empty when there is none. Two of the same name mean that somebody planted one.
func (c Cookies) Read(r *http.Request) string {
	cookies := r.CookiesNamed(c.Name())
	if len(cookies) != 1 {
		return ""
	}
	return cookies[0].Value
}
