package site

import (
	"strings"
	"testing"

	"jiko/server/internal/reception"
)

// everything is a report with all that one can have.
const everything = `,"nature":"incident","summary":"概要\n二行目","cause":"equipment/natural-failure","failedEquipment":"server/application",
 "regions":["石川県","全国"],"measures":"交換した","known":"2020-06-30","wholesale":{"awaits":"他社"},
 "annex":{"areaDetail":"県内全域","inquiries":{"asOf":"令和2年6月30日18時時点","counts":[{"channel":"電話","count":12}]},
  "disruption":"発着信不可","category":"緊急通報","causeDetail":"経年劣化","causeOfScale":"冗長構成","causeOfLength":"切り分け",
  "equipmentDiagram":"添付のとおり","measures":[{"title":"交換","text":"全台を交換","date":"令和2年8月","state":"done"},{"state":"planned"}],
  "notices":[{"at":"2020-06-29T13:00","via":"ホームページ","text":"障害発生"}],"pressRelease":"なし","other":"なし"}`

// everyParameter is a search with all that one can ask.
const everyParameter = "?fy=2020&fy=2021&carrier=x&severe=yes&form=severe-report&kind=voice&cause=human&failedEquipment=server/other&region=%E5%85%A8%E5%9B%BD" +
	"&stage=final&nature=incident&not.fy=1999&not.carrier=y&not.severe=no&not.form=periodic-detailed&not.kind=lpwa&not.cause=other" +
	"&not.failedEquipment=line&not.region=%E7%9F%B3%E5%B7%9D%E7%9C%8C&not.stage=first&not.nature=near-severe&from=2020-04-01&to=2021-03-31T23:59" +
	"&usersMin=1&usersMax=2&minutesMin=0&minutesMax=60&q=NTT&sort=-users&limit=500"

// filingExchanges call every operation on filings, in this order.
func filingExchanges(t *testing.T) []exchange {
	const filings, attachments = "/api/v1/filings", "/api/v1/attachments"
	c := newCounter(t, nil)
	slow := newCounter(t, func(config *Config) { config.TokenRate, config.TokenBurst = 0.001, 1 })
	slow.list(slow.alpha, "")
	receipt := filings + "/" + c.file(c.alpha, reportOf("A-0", "")).Receipt
	c.send(c.alpha, aPNG)
	pictured := filings + "/" + c.file(c.alpha, naming("A-P", "構成図.png", aPNG)).Receipt + "/attachments/"

	var all []exchange
	add := func(token, method, address, body, status string, headers ...string) {
		all = append(all, exchange{
			site: c.Site, method: method, address: address, body: body, status: status,
			headers: append([]string{"Authorization", "Bearer " + token}, headers...),
		})
	}
	add(c.alpha, "POST", filings, reportOf("A-1", everything), "201")
	add(c.alpha, "POST", filings, reportOf("A-1", everything), "200")
	add(c.alpha, "POST", filings, reportOf("A-1", everything+`,"amends":1`), "200")
	add(c.alpha, "POST", filings, reportOf("A-1", `,"amends":1`), "201")
	for i, question := range questions {
		if !strings.Contains(question, `"edition"`) {
			add(c.beta, "POST", filings, `{"carrierRef":"Q-`+string(rune('0'+i))+`","stage":"first","incident":`+question+`}`, "201")
		}
	}
	add(c.alpha, "POST", filings, "", "400")
	add(c.alpha, "POST", filings, reportOf("A-2", `,"amends":1`), "404")
	add(c.alpha, "POST", filings, reportOf("A-1", `,"summary":"x"`), "409")
	add(c.alpha, "POST", filings, reportOf("A-2", strings.Repeat(" ", filingLimit)), "413")
	add(c.alpha, "POST", filings, reportOf("A-2", ""), "400", "Content-Type", "text/plain")
	add(c.alpha, "POST", filings, `{"colour":1}`, "422")
	add(c.staff, "POST", filings, reportOf("A-2", ""), "403")

	add(c.staff, "GET", filings, "", "200")
	add(c.staff, "GET", filings+everyParameter, "", "200")
	add(c.staff, "GET", filings+"?fy=%zz", "", "400")
	add(c.files, "GET", filings, "", "403")
	add(c.staff, "GET", filings+"?q="+strings.Repeat("a", longestSearch), "", "414")
	add(c.staff, "GET", filings+"?colour=1", "", "422")

	add(c.alpha, "GET", receipt, "", "200")
	add(c.staff, "GET", receipt+"?revision=1", "", "200")
	add(c.staff, "GET", receipt+"?%zz", "", "400")
	add(c.files, "GET", receipt, "", "403")
	add(c.beta, "GET", receipt, "", "404")
	add(c.staff, "GET", receipt+"?revision=x", "", "422")

	c.asks(strings.TrimPrefix(receipt, filings+"/"))
	add(c.alpha, "GET", receipt+"/questions", "", "200")
	add(c.staff, "GET", receipt+"/questions", "", "200")
	add(c.files, "GET", receipt+"/questions", "", "403")
	add(c.beta, "GET", receipt+"/questions", "", "404")

	binary := []string{"Content-Type", "application/octet-stream"}
	add(c.alpha, "POST", attachments, aPDF, "201", binary...)
	add(c.alpha, "POST", attachments, aPDF, "200", binary...)
	add(c.alpha, "POST", attachments, "", "400", binary...)
	add(c.reads, "POST", attachments, aPDF, "403", binary...)
	add(c.alpha, "POST", attachments, aPNG+strings.Repeat("x", reception.MaxAttachment), "413", binary...)
	add(c.alpha, "POST", attachments, "<html>", "422", binary...)
	add(c.alpha, "GET", pictured+digestOf(aPNG), "", "200")
	add(c.files, "GET", pictured+digestOf(aPNG), "", "403")
	add(c.beta, "GET", pictured+digestOf(aPNG), "", "404")

	for _, x := range []exchange{
		{method: "POST", address: filings, body: reportOf("A-9", "")}, {method: "GET", address: filings}, {method: "GET", address: receipt}, {method: "GET", address: receipt + "/questions"},
		{method: "POST", address: attachments, body: aPDF}, {method: "GET", address: pictured + digestOf(aPNG)},
	} {
		x.site, x.status, x.headers = slow.Site, "429", []string{"Authorization", "Bearer " + slow.alpha}
		all = append(all, x)
		x.site, x.status, x.headers = c.Site, "401", nil
		all = append(all, x)
	}
	return all
}
