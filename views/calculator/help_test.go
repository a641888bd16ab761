package calculator

import (
	"strings"
	"testing"

	"jiko/shared/notation"
	"jiko/views/words"
)

// What the help of a field shows as an example must be read when somebody types it.
func TestWhatTheHelpShowsIsRead(t *testing.T) {
	for _, row := range []struct {
		in       *words.Form
		occurred string
		users    string
		minutes  string
	}{
		{&words.Japanese.Form, "2026-04-05 2:10、令和8年4月5日 2時10分", "3万、約220万人、3万人以上、2万〜3万", "2時間36分、2:36、156分、約2時間、2時間以上"},
		{&words.English.Form, "2026-04-05 2:10 or 5 April 2026 2:10", "30,000, about 2.2 million, 30,000 or more, 20,000 to 30,000, 3万", "2:36, 2h36m, 156"},
		{&words.English.Form, "2026-04-05 2:10", "30,000", "about 2 hours, 2 hours or more, 2時間36分"},
	} {
		for help, shown := range map[string]string{row.in.Occurred.Help: row.occurred, row.in.Users.Help: row.users, row.in.Minutes.Help: row.minutes} {
			if !strings.Contains(help, shown) {
				t.Errorf("the help does not show %s: %s", shown, help)
			}
		}
		for _, example := range examplesIn(row.occurred) {
			if at, _, problem := notation.Moment(example, notation.Reference{}); at != instantOf("2026-04-05T02:10") {
				t.Errorf("%s is read as %v (%v)", example, at, problem.Code)
			}
		}
		for _, example := range examplesIn(row.users) {
			if _, _, problem := notation.Users(example); problem.Code != notation.NoProblem {
				t.Errorf("%s is not read: %v", example, problem.Code)
			}
		}
		for _, example := range examplesIn(row.minutes) {
			if _, problem := notation.Minutes(example); problem.Code != notation.NoProblem {
				t.Errorf("%s is not read: %v", example, problem.Code)
			}
		}
	}
}

// examplesIn are the examples of a list.
func examplesIn(list string) []string {
	return strings.Split(strings.NewReplacer("、", "\n", ", ", "\n", " or 5", "\n5").Replace(list), "\n")
}
