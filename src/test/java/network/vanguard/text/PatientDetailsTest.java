package network.vanguard.text;

import static network.vanguard.text.PatientDetails.Sort.BIRTH;
import static network.vanguard.text.PatientDetails.Sort.NAMED_PATIENT;
import static network.vanguard.text.PatientDetails.Sort.NHS_NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts by which a patient could be known. The numbers are the ones that were made up to be shown. */
class PatientDetailsTest {

    private static List<PatientDetails.Sort> sorts(String text) {
        return PatientDetails.in(text).stream().map(PatientDetails.Finding::sort).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"943 476 5919", "9434765919", "943-476-5919", "(943 476 5919)", "NHS number: 943 476 5919."})
    void anNhsNumberIsFoundHoweverItIsWritten(String text) {
        assertEquals(List.of(NHS_NUMBER), sorts("She is " + text + " on the list"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"943 476 5918", "9434765910", "01539 712 345", "07700 900123", "ISBN 0306406152",
            "ISBN-10: 0-306-40615-2",
            "https://a.example/9434765919", "2f1b-ab9434765919", "9434765919e7", "0000000000", "12345943 476 5919",
            "£943,476 and 5919"})
    void otherNumbersAreNot(String text) {
        assertEquals(List.of(), sorts("Call " + text + " today"));
    }

    @Test
    void everyCheckDigitButTheRightOneIsRefused() {
        assertEquals(1, IntStream.rangeClosed(0, 9).filter(last -> PatientDetails.isNhsNumber("943476591" + last)).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOB 03/05/1948", "d.o.b.: 3.5.48", "date of birth: 1948-05-03", "born on 3 May 1948",
            "born 3rd of May 1948",
            "Born on the 3rd May, 1948", "(born May 3, 1948)", "**DOB**: 03-05-1948"})
    void aDateOfBirthIsFound(String text) {
        assertEquals(List.of(BIRTH), sorts("The man, " + text + ", came on foot."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"The group was born in 2015.", "We met on 3 May 2018.", "The idea was born on a bus.",
            "Open 03/05/2018 to 04/05/2018"})
    void otherDatesAreNot(String text) {
        assertEquals(List.of(), sorts(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mrs Winterbottom has type 2 diabetes", "Margaret Winterbottom was told she had cancer",
            "after the stroke, Mr. A. Winterbottom walked", "Susan’s dementia got worse",
            "Alzheimer's took Mr Winterbottom from us"})
    void aNameBesideAnIllnessIsFound(String text) {
        assertEquals(List.of(NAMED_PATIENT), sorts(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dr Winterbottom runs a diabetes clinic", "The Margaret Centre\n\nDepression is common here",
            "People with dementia sing on Tuesdays", "Stockport and diabetes", "Mrs Winterbottom opened the hall",
            "Parkinson's cafe", "Will you ask about asthma?"})
    void rolesPlacesAndPeopleWithoutAnIllnessAreNot(String text) {
        assertEquals(List.of(), sorts(text));
    }

    @Test
    void allThatIsFoundIsKnownAlsoWhereFewAreTold() {
        assertEquals(7, PatientDetails.all("Susan, David, Margaret, Peter, Helen, Brian and Joan had cancer").size());
    }

    @Test
    void theWriterIsToldWhatAndWhy() {
        String sentence = PatientDetails.in("It is 943 476 5919").get(0).sentence();
        assertTrue(sentence.startsWith("“943 476 5919” looks like an NHS number."), sentence);
        assertFalse(sentence.isBlank());
        assertEquals(5, PatientDetails.in("Susan, David, Margaret, Peter, Helen, Brian and Joan had cancer").size());
    }

    @Test
    void theIllnessNearestToANameDecides() {
        String far = "x ".repeat(100);
        assertEquals(List.of(NAMED_PATIENT), sorts("Cancer. " + far + "Asthma troubled Mrs Winterbottom. " + far + " Stroke."));
        assertEquals(List.of(NAMED_PATIENT), sorts("Cancer. " + far + "Mrs Winterbottom had asthma. " + far + " Stroke."));
        assertEquals(List.of(), sorts("Cancer. " + far + "Mrs Winterbottom came. " + far + " Stroke."));
        assertEquals(List.of(), sorts("The Margaret Centre\r\n \r\nDepression is common here"));
    }

    @Test
    void aLongTextIsReadOnce() {
        String text = "Susan 943 476 5919 born on cancer Mr A ".repeat(5_000);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> PatientDetails.in(text));
    }
}
