package calculator

import (
	"encoding/hex"
	"hash/fnv"
	"strings"
	"unicode/utf8"

	"jiko/shared/caseline"
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/inquiry"
	"jiko/views/words"
)

// AppendICS prints the calendar file (RFC 5545) of the last days of what is due, and of what would be due if an open answer
// turned out yes. There must be an answer. Link is the address of the incident's page, as far as it is known; the browser makes the
// same file by itself (web/static/export.js). The same incident always has the same entries, so that a calendar that
// takes it once more changes them.
func AppendICS(dst []byte, lang string, q *inquiry.Inquiry, now civil.Instant, link string) []byte {
	c := calendar{dst: dst, r: &words.In(lang).Result, stamp: stamp(now), link: link}
	c.incident = digest(caseline.Append(nil, &q.Incident, q.Reading.Edition))
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//Jiko//JA")
	c.events(q.Verdict.Duties, "CONFIRMED", c.r.CalendarTitle)
	c.events(q.Verdict.Conditional, "TENTATIVE", c.r.CalendarIf)
	c.line("END:VCALENDAR")
	return c.dst
}

type calendar struct {
	dst                   []byte
	r                     *words.Result
	stamp, incident, link string
}

// digest is a short name for a text (FNV-1a, 64 bits).
func digest(text []byte) string {
	h := fnv.New64a()
	h.Write(text)
	return hex.EncodeToString(h.Sum(nil))
}

func (c *calendar) events(duties []filing.Duty, status, title string) {
	for i := range duties {
		if duties[i].Due != 0 {
			c.event(&duties[i], status, title)
		}
	}
}

func (c *calendar) event(d *filing.Duty, status, title string) {
	name := c.r.Duties[d.Report.String()]
	date := strings.ReplaceAll(string(d.Due.Append(nil)), "-", "")
	about := []string{c.r.Forms[d.Form.Name()], name.Rule, string(d.Source.Append(nil)), c.link}
	c.line("BEGIN:VEVENT")
	c.line("UID:" + d.Report.String() + "-" + c.incident + "@jiko")
	c.line("DTSTAMP:" + c.stamp)
	c.line("DTSTART;VALUE=DATE:" + date)
	c.line("TRANSP:TRANSPARENT") // a last day, not a day that is taken
	c.line("STATUS:" + status)
	c.line("SUMMARY:" + escape(words.Fill(title, "duty", name.Name)))
	c.line("DESCRIPTION:" + escape(strings.Join(about, "\n")))
	c.line("BEGIN:VALARM")
	c.line("ACTION:DISPLAY")
	c.line("DESCRIPTION:" + escape(name.Name))
	c.line("TRIGGER:-P2DT15H") // at nine three days before: a day begins at midnight
	c.line("END:VALARM")
	c.line("END:VEVENT")
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func escape(text string) string { return escaper.Replace(text) }

// The most bytes of a line: 75, of which the fold takes one.
const lineBytes = 73

// line prints a line, folded between characters where it is longer than allowed.
func (c *calendar) line(text string) {
	room := lineBytes
	for _, char := range text {
		size := utf8.RuneLen(char)
		if size > room {
			c.dst = append(c.dst, "\r\n "...)
			room = lineBytes - 1
		}
		c.dst = utf8.AppendRune(c.dst, char)
		room -= size
	}
	c.dst = append(c.dst, "\r\n"...)
}

// stamp is an instant in UTC, as calendar files have it.
func stamp(now civil.Instant) string {
	utc := string(civil.Instant(now.Unix()).Append(nil))
	utc = strings.TrimSuffix(utc, "+09:00")
	if len(utc) == len("2020-06-29T12:11") {
		utc += ":00"
	}
	return strings.NewReplacer("-", "", ":", "").Replace(utc) + "Z"
}
