package civil

// The periods that make up fiscal years, in months. Reports are counted by them (電気通信事業報告規則 Art. 7-3).
const (
	Quarter = 3  // 四半期, from April, July, October and January
	Year    = 12 // 年度, from April
)

// FiscalYear is the fiscal year (年度) in which the day falls: 1 April to 31 March, named after the year in which it begins.
func FiscalYear(d Date) int {
	year, month, _ := d.YMD()
	if month < 4 {
		return year - 1
	}
	return year
}

// FiscalYearEnd is the last day of a fiscal year, 31 March of the year after (年度の末日).
func FiscalYearEnd(fiscalYear int) Date { return MonthEnd(fiscalYear, 15) }

// PeriodEnd is the last day of the quarter or the fiscal year in which the day falls (四半期の末日, 年度の末日).
func PeriodEnd(d Date, period int) Date {
	year, month, _ := d.YMD()
	fromApril := month + 8 // of the year before
	return MonthEnd(year, fromApril/period*period+period-9)
}

// MonthEnd is the last day of a month (月の末日). The month is at least 1 and may be greater than 12: month 14 of 2020 is
// February 2021, so that two months from a month's end are MonthEnd(year, month+2).
func MonthEnd(year, month int) Date { return monthStart(12*year+month) - 1 }
