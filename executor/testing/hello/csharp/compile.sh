mcs Hello.cs
