package site

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"jiko/shared/civil"
	"jiko/shared/notation"
	"jiko/shared/quantity"
)

// plain leads to the address with its days and numbers as the interface writes them, where they are typed as people write them:
// 令和2年4月1日, 3万, 2時間. What cannot be read, or says no one day or number, stays and is refused as what it is.
func (s *Site) plain(act personal) personal {
	return func(c echo.Context, v *visit) error {
		asked := c.QueryParams()
		plain := maps.Clone(asked)
		for name, read := range plainly {
			if said, ok := read(asked.Get(name), s.now()); ok {
				plain.Set(name, said)
			}
		}
		if query := plain.Encode(); query != url.Values(asked).Encode() {
			return c.Redirect(http.StatusSeeOther, c.Request().URL.Path+"?"+query)
		}
		return act(c, v)
	}
}

// plainly reads the filters that are typed; false for what stays as it is.
var plainly = map[string]func(typed string, now civil.Instant) (string, bool){
	"from": plainDay, "to": plainDay, "usersMin": plainUsers, "usersMax": plainUsers, "minutesMin": plainMinutes, "minutesMax": plainMinutes,
}

// plainDay reads a day without its time.
func plainDay(typed string, now civil.Instant) (string, bool) {
	at, _, problem := notation.Moment(typed+" 0:00", notation.Reference{Now: now})
	if typed == "" || problem.Code != notation.NoProblem || at == 0 {
		return "", false
	}
	return string(at.Date().Append(nil)), true
}

func plainUsers(typed string, _ civil.Instant) (string, bool) {
	read, _, problem := notation.Users(typed)
	return exactly(read, problem)
}

func plainMinutes(typed string, _ civil.Instant) (string, bool) {
	read, problem := notation.Minutes(typed)
	return exactly(read, problem)
}

func exactly(read quantity.Range, problem notation.Problem) (string, bool) {
	if problem.Code != notation.NoProblem || !read.IsExact() || read.Mark != quantity.Plain {
		return "", false
	}
	return strconv.FormatInt(read.Min, 10), true
}
