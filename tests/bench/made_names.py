"""Words the made-up people are named with, the frequent ones first, with the signs names really have."""

FAMILIES = (
    "Smith Nguyễn García Khan Müller Okonkwo Brennan Lindqvist Øster Łukasz Đặng Weiß Sørensen Yıldırım Novák"
    " Kowalski Haddad Patel Tanaka Castro Silva Fernández Ó'Briain N'Diaye Kaʻōpua Petrović Çelik Håkansson"
    " Dvořák Żółć Ångström Núñez Peña Ibáñez Trần Phạm Lê Võ Bùi Hồ Öztürk Şahin Gül Groß Jäger Köhler"
    " Schäfer Lefèvre Bézier Françoise Côté Gagné Thériault Pérez Gómez Díaz Ruiz Muñoz Ortíz Jiménez Ramírez"
    " Flores Vásquez Méndez Cohen Levi Mizrahi Singh Kaur Gill Sharma Iyer Rao Das Bose Chen Wang Liu Kim"
    " Park Choi Sato Suzuki Itō Kobayashi Mbeki Dlamini Nkosi Adeyemi Balogun Eze Mensah Owusu Boateng Diallo"
    " Traoré Keïta Abebe Tesfaye Hassan Farah Osman Aziz Rahman Begum Hussain Popescu Ionescu Szabó Kovács"
    " Tóth Horváth Jóhannsdóttir Guðmundsson Þórsson Virtanen Mäkinen Kask Tamm Bērziņš Kazlauskas Shevchenko"
).split()
GIVEN = (
    "Maria Mohammed José Anna John Fatima Wei Siobhán Aoife Zoë Chloë Renée André François Björn Søren Jürgen"
    " Łucja Zbigniew Đorđe Ngozi Chidi Amara Kwame Aïcha Leïla Inès Óscar Íñigo Nuño Ana Inés Sofía Lucía Hà"
    " Tuấn Thảo Linh Minh Ayşe Gül Şule Ömer İpek Jiří Tomáš Zuzana Eszter Zoltán Ilse Günther Kāne Leilani"
    " Noa Yael Avi Priya Arjun Lakshmi Ravi Yuki Haruto Sakura Min-jun Ji-woo Olena Taras Paweł Małgorzata"
    " Emma Olivia Noah Liam Jack Grace Ruby Theo Ivy Rowan Robin Alex Sam Kai Mira Elif Deniz Selin Tariq"
    " Layla Amina Omar Zainab Ibrahim Khadija Blessing Emeka Thandi Sipho Lerato Hana Eva Petr Ida Astrid"
).split()
_FIRST = "Bar Cal Dor Fen Gar Hal Jor Kel Lam Mar Nor Or Pel Quin Ros Sel Tor Ul Ver Wex Yar Ås Él".split()
STEMS = [first + second for first in _FIRST for second in "a e i o u ed in or ys án el ú".split()]
TAILS = (
    "ton berg ski son dóttir mann well wick ford ley sen ez ini ova escu yan shvili akis nen oğlu dze ström"
    " bach field worth hurst by thwaite combe ham stead quist"
).split()
